package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;

/** Reads the muscular patterns. */
final class PatternReader {

    private final ConditionReader conditions;

    PatternReader(ConditionReader conditions) {
        this.conditions = conditions;
    }

    List<PatternSpec> read(Place file) {
        List<PatternSpec> patterns = new ArrayList<>();
        Set<MuscularPattern> seen = new HashSet<>();
        for (Place place : file.list("patterns")) {
            PatternSpec spec = pattern(place);
            if (!seen.add(spec.pattern())) {
                throw place.fault("pattern " + spec.pattern() + " stands twice");
            }
            patterns.add(spec);
        }
        return List.copyOf(patterns);
    }

    private PatternSpec pattern(Place place) {
        List<PatternSpec.StoryLink> story = new ArrayList<>();
        for (Place link : place.list("story")) {
            story.add(new PatternSpec.StoryLink(
                    link.text("id"), link.text("claim"), conditions.read(link.at("shownBy")), Evidence.read(link)));
        }
        String name = place.text("name");
        return new PatternSpec(
                place.code("id", MuscularPattern.class),
                name,
                place.yes("sides"),
                place.has("reported") ? place.code("reported", Side.class) : Side.NONE,
                many(place, "bold"),
                conditions.read(place.at("likely")),
                conditions.read(place.at("possible")),
                conditions.read(place.at("barred")),
                many(place, "supports"),
                List.copyOf(story),
                place.text("firstLine"),
                Evidence.read(place),
                "LIKELY " + name,
                "POSSIBLE " + name);
    }

    private List<Condition> many(Place place, String key) {
        return place.list(key).stream().map(conditions::read).toList();
    }
}
