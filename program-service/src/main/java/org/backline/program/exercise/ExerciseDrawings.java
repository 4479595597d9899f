package org.backline.program.exercise;

import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.backline.program.exercise.DrawingPlan.Kind;
import org.backline.program.exercise.DrawingPlan.Lift;
import org.backline.program.exercise.DrawingPlan.Prop;
import org.backline.program.exercise.Pose.Angle;
import org.backline.program.exercise.Pose.Pair;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One line drawing for every exercise and for the bridges by variety, drawn from the file of poses. */
public final class ExerciseDrawings {

    static final String POSES = "poses.yaml";

    private static final double USUAL_AZIMUTH = 16;
    private static final double USUAL_ELEVATION = 12;

    private final Map<String, DrawingPlan> plans;
    private final Map<String, String> drawn = new HashMap<>();

    private ExerciseDrawings(ExerciseLibrary library, Map<String, DrawingPlan> plans) {
        this.plans = Map.copyOf(plans);
        for (Exercise exercise : library.exercises()) {
            drawn.put(exercise.id(), ExerciseDrawing.of(exercise.id(), exercise.name(), plan(exercise.id())));
            for (BridgeVariety variety : exercise.varieties()) {
                DrawingPlan plan = plans.getOrDefault(variety.id(), plan(exercise.id()));
                drawn.put(variety.id(), ExerciseDrawing.of(variety.id(), exercise.name() + ": " + variety.use(), plan));
            }
        }
    }

    /**
     * Reads the poses that ship with the service and draws them all.
     *
     * @throws LibraryFault naming file, line and reason when a pose is missing or no body can hold it
     */
    public static ExerciseDrawings load(ExerciseLibrary library) {
        return read(library, LibraryReader.ofClasspath());
    }

    static ExerciseDrawings read(ExerciseLibrary library, LibraryReader reader) {
        Map<String, DrawingPlan> plans = new HashMap<>();
        for (JsonNode node : reader.checked(POSES).path("poses")) {
            String id = node.path("exercise").stringValue();
            String key = node.has("variety") ? node.path("variety").stringValue() : id;
            require(isKnown(library, id, key), node, key + " is not of the library");
            require(plans.put(key, plan(node)) == null, node, key + " is drawn twice");
        }
        String missing = library.exercises().stream()
                .map(Exercise::id)
                .filter(id -> !plans.containsKey(id))
                .collect(joining(", "));
        if (!missing.isEmpty()) {
            throw new LibraryFault(POSES, 1, "no drawing of " + missing);
        }
        return new ExerciseDrawings(library, plans);
    }

    /** The drawing of an exercise, or of a variety of the bridge, as an SVG document; empty for an unknown id. */
    public Optional<String> svg(String id) {
        return Optional.ofNullable(drawn.get(id));
    }

    /** The poses behind the drawing of an exercise. */
    public DrawingPlan plan(String id) {
        DrawingPlan plan = plans.get(id);
        if (plan == null) {
            throw new NoSuchElementException("No drawing of " + id);
        }
        return plan;
    }

    private static boolean isKnown(ExerciseLibrary library, String id, String key) {
        return library.has(id)
                && (id.equals(key)
                        || library.exercise(id).varieties().stream()
                                .anyMatch(variety -> variety.id().equals(key)));
    }

    static DrawingPlan plan(JsonNode node) {
        JsonNode view = node.path("view");
        Pose start = pose(node.path("start"));
        return new DrawingPlan(
                view.path("azimuth").asDouble(USUAL_AZIMUTH),
                view.path("elevation").asDouble(USUAL_ELEVATION),
                start,
                start.with(pose(node.path("end"))),
                Joint.valueOf(node.path("anchor").stringValue()),
                joints(node.path("moves")),
                new Lift(
                        node.path("lift").path("start").asDouble(0),
                        node.path("lift").path("end").asDouble(0)),
                node.path("props").valueStream().map(ExerciseDrawings::prop).toList(),
                node.path("says").stringValue());
    }

    private static Pose pose(JsonNode node) {
        Map<Angle, Pair> angles = new EnumMap<>(Angle.class);
        node.properties().forEach(entry -> {
            Angle angle = Angle.valueOf(entry.getKey());
            JsonNode value = entry.getValue();
            require(angle.isPaired() || value.isNumber(), value, angle + " has one number");
            Pair pair = value.isNumber()
                    ? new Pair(value.doubleValue(), value.doubleValue())
                    : new Pair(value.path(0).doubleValue(), value.path(1).doubleValue());
            require(
                    angle.isWithinReach(pair),
                    value,
                    angle + " goes from " + angle.least() + " to " + angle.most() + " degrees in a body");
            angles.put(angle, pair);
        });
        return new Pose(angles);
    }

    private static Prop prop(JsonNode node) {
        return new Prop(
                Kind.valueOf(node.path("kind").stringValue()),
                joints(node.path("at")),
                node.path("metres").asDouble(0));
    }

    private static List<Joint> joints(JsonNode array) {
        return array.valueStream()
                .map(JsonNode::stringValue)
                .map(Joint::valueOf)
                .toList();
    }

    /** All ids that have a drawing. */
    public Stream<String> ids() {
        return drawn.keySet().stream().sorted();
    }

    private static void require(boolean holds, @Nullable JsonNode at, String reason) {
        if (!holds) {
            throw LibraryReader.fault(POSES, at, reason);
        }
    }
}
