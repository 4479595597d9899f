package org.backline.program.exercise;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.ClinicalTest;
import tools.jackson.databind.JsonNode;

/** Draws how clinical tests are done, with the same body and in the same manner as the exercises. */
public final class TestDrawings {

    static final String POSES = "test-poses.yaml";

    private final Map<ClinicalTest, String> drawn = new EnumMap<>(ClinicalTest.class);

    private TestDrawings() {}

    /**
     * Reads the poses that ship with the service and draws them all.
     *
     * @throws LibraryFault naming file and reason when a pose is of no test, or no body can hold it
     */
    public static TestDrawings load() {
        return read(LibraryReader.ofClasspath());
    }

    static TestDrawings read(LibraryReader reader) {
        TestDrawings drawings = new TestDrawings();
        for (JsonNode node : reader.checked(POSES).path("poses")) {
            String id = node.path("test").stringValue();
            ClinicalTest test = ClinicalTest.valueOf(id);
            String before = drawings.drawn.put(test, ExerciseDrawing.of(id, id, ExerciseDrawings.plan(node)));
            if (before != null) {
                throw new LibraryFault(POSES, 1, id + " is drawn twice");
            }
        }
        return drawings;
    }

    /** The drawing of a test, as an SVG document; empty for one that shows nothing by its posture. */
    public Optional<String> svg(String test) {
        return drawn.entrySet().stream()
                .filter(one -> one.getKey().name().equals(test))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The tests that have a drawing. */
    public Set<ClinicalTest> tests() {
        return Set.copyOf(drawn.keySet());
    }
}
