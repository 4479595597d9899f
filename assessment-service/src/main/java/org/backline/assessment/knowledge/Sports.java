package org.backline.assessment.knowledge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which sports load the back in which way.
 *
 * @param groups sport key to the groups it belongs to
 */
record Sports(Map<String, Set<String>> groups, Set<String> names) {

    Set<String> groupsOf(String sport) {
        return groups.getOrDefault(sport, Set.of());
    }

    static Sports read(Place place) {
        Map<String, Set<String>> bySport = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        for (Place group : place.list("groups")) {
            String name = group.text("id");
            if (!names.add(name)) {
                throw group.fault("group '" + name + "' stands twice");
            }
            for (Place sport : group.list("sports")) {
                bySport.computeIfAbsent(sport.text(), key -> new HashSet<>()).add(name);
            }
        }
        Map<String, Set<String>> frozen = new LinkedHashMap<>();
        bySport.forEach((sport, of) -> frozen.put(sport, Set.copyOf(of)));
        return new Sports(Map.copyOf(frozen), Set.copyOf(names));
    }
}
