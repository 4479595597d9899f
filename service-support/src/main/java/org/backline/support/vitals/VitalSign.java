package org.backline.support.vitals;

import java.util.List;
import java.util.Map;

/** Something a process measures about itself now and then. A service adds its own by declaring a bean of this type. */
@FunctionalInterface
public interface VitalSign {

    /** Measures; may read the database. */
    List<Reading> take();

    /**
     * A figure.
     *
     * @param name of the meter, for example {@code backline.dead.letters}
     * @param tags what tells it from others of its name: codes and names of groups, never an id of anybody
     */
    record Reading(String name, Map<String, String> tags, double value) {

        public Reading {
            tags = Map.copyOf(tags);
        }
    }
}
