package org.backline.program.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.node.LocationJsonNodeFactoryFactory;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.ExerciseDose;
import org.backline.codes.MuscularPattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the files of the library: their form is checked by JSON Schema, their references by hand. The one class of this
 * package that knows YAML.
 */
final class LibraryReader {

    static final String EXERCISES = "exercises.yaml";
    static final String DRAFTING = "drafting.yaml";
    static final String ORDER = "order.yaml";

    private static final Set<Integer> ALL_PHASES = Set.of(1, 2, 3, 4);

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final UnaryOperator<String> files;

    LibraryReader(UnaryOperator<String> files) {
        this.files = files;
    }

    static LibraryReader ofClasspath() {
        return new LibraryReader(LibraryReader::resource);
    }

    /** Text of a file that ships with the service. */
    static String resource(String file) {
        try (InputStream in = LibraryReader.class.getResourceAsStream("/exercises/" + file)) {
            if (in == null) {
                throw new LibraryFault(file, 1, "the file is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ExerciseLibrary read() {
        JsonNode library = checked(EXERCISES);
        JsonNode drafting = checked(DRAFTING);
        JsonNode order = checked(ORDER);
        new LibraryReferences(library, drafting, order).check();
        List<Rule> rules = new ArrayList<>(list(drafting.path("rules"), LibraryReader::rule));
        rules.addAll(list(drafting.path("bars"), LibraryReader::barRule));
        Map<String, String> neverDrafted = drafting.path("neverDrafted")
                .valueStream()
                .collect(Collectors.toMap(row -> text(row, "exercise"), row -> text(row, "rule")));
        return new ExerciseLibrary(
                text(library, "version"),
                hash(),
                list(library.path("exercises"), LibraryReader::exercise),
                rules,
                list(drafting.path("steps"), LibraryReader::step),
                neverDrafted,
                codes(drafting, "physicianOrderFor", Contraindication.class),
                time(drafting.path("time")),
                list(drafting.path("patterns"), LibraryReader::plan),
                list(order.path("orderRules"), LibraryReader::orderRule));
    }

    JsonNode checked(String file) {
        JsonNode content = parsed(file);
        String schema = files.apply(file.replace(".yaml", ".schema.json"));
        schemas.getSchema(schema, InputFormat.JSON).validate(content).stream()
                .map(error -> fault(file, culprit(error), error.getInstanceLocation() + " " + error.getMessage()))
                .min(Comparator.comparingInt(LibraryFault::line))
                .ifPresent(fault -> {
                    throw fault;
                });
        return content;
    }

    /** Where a property is one too many, the schema library points at its owner; the property itself is meant. */
    private static @Nullable JsonNode culprit(Error error) {
        JsonNode node = error.getInstanceNode();
        String property = error.getProperty();
        return node != null && property != null && node.has(property) ? node.get(property) : node;
    }

    private JsonNode parsed(String file) {
        try {
            return JsonNodes.readTree(yaml, files.apply(file), LocationJsonNodeFactoryFactory.getInstance());
        } catch (JacksonException failure) {
            int line = failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            throw new LibraryFault(file, line, failure.getOriginalMessage());
        }
    }

    static LibraryFault fault(String file, @Nullable JsonNode at, String reason) {
        var location = at == null ? null : JsonNodes.tokenStreamLocationOf(at);
        return new LibraryFault(file, location == null ? 1 : location.getLineNr(), reason);
    }

    /** Line ends do not count: the same library has the same hash wherever it was checked out. */
    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : List.of(EXERCISES, DRAFTING, ORDER)) {
                digest.update(files.apply(file).replace("\r\n", "\n").getBytes(UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static Exercise exercise(JsonNode node) {
        SortedMap<Integer, ExerciseDose> doses = new TreeMap<>();
        node.path("doses")
                .properties()
                .forEach(dose -> doses.put(Integer.valueOf(dose.getKey()), dose(dose.getValue())));
        return new Exercise(
                text(node, "id"),
                text(node, "name"),
                texts(node, "targets"),
                node.path("sided").asBoolean(false),
                node.path("active").asBoolean(true),
                texts(node, "equipment"),
                doses,
                list(node.path("ladder"), JsonNode::intValue),
                node.has("timing") ? text(node, "timing") : null,
                text(node, "progress"),
                text(node, "regress"),
                text(node, "cue"),
                list(node.path("bars"), LibraryReader::bar),
                texts(node, "cautions"),
                node.has("adapts") ? adaptation(node.path("adapts")) : null,
                list(node.path("varieties"), LibraryReader::variety),
                code(node, "grade", EvidenceGrade.class),
                list(node.path("evidence"), LibraryReader::evidence));
    }

    private static ExerciseDose dose(JsonNode node) {
        return new ExerciseDose(
                node.path("sets").intValue(),
                number(node, "repetitions"),
                number(node, "holdSeconds"),
                number(node, "metres"),
                node.path("timesPerWeek").intValue());
    }

    private static Bar bar(JsonNode node) {
        Set<Integer> phases =
                node.has("phases") ? Set.copyOf(list(node.path("phases"), JsonNode::intValue)) : ALL_PHASES;
        return new Bar(code(node, "code", Contraindication.class), phases, text(node, "when"));
    }

    private static Adaptation adaptation(JsonNode node) {
        return new Adaptation(codes(node, "codes", Contraindication.class), text(node, "rule"));
    }

    private static BridgeVariety variety(JsonNode node) {
        return new BridgeVariety(
                text(node, "id"),
                code(node, "hips", BridgeVariety.Hips.class),
                node.path("kneeFlexion").intValue(),
                code(node, "legs", BridgeVariety.Legs.class),
                text(node, "use"));
    }

    private static Evidence evidence(JsonNode node) {
        return new Evidence(text(node, "says"), text(node, "source"), code(node, "mark", EvidenceMark.class));
    }

    private static Rule rule(JsonNode node) {
        return rule(text(node, "id"), node);
    }

    private static Rule barRule(JsonNode node) {
        return rule("BAR-" + text(node, "code"), node);
    }

    private static Rule rule(String id, JsonNode node) {
        return new Rule(
                id,
                text(node, "text"),
                text(node, "source"),
                code(node, "grade", EvidenceGrade.class),
                code(node, "mark", EvidenceMark.class));
    }

    private static SessionTime time(JsonNode node) {
        return new SessionTime(
                node.path("secondsPerRepetition").intValue(),
                node.path("secondsPerMetre").intValue(),
                node.path("restBetweenSets").intValue(),
                node.path("changeOver").intValue(),
                Set.copyOf(texts(node, "outsideOfSession")));
    }

    private static SessionStep step(JsonNode node) {
        return new SessionStep(text(node, "rule"), texts(node, "exercises"), texts(node, "everyone"));
    }

    private static PatternPlan plan(JsonNode node) {
        return new PatternPlan(
                code(node, "id", MuscularPattern.class),
                text(node, "name"),
                text(node, "text"),
                text(node, "source"),
                code(node, "grade", EvidenceGrade.class),
                code(node, "mark", EvidenceMark.class),
                Set.copyOf(texts(node, "firstLine")),
                Set.copyOf(texts(node, "spare")),
                Set.copyOf(texts(node, "steps")));
    }

    private static OrderRule orderRule(JsonNode node) {
        return new OrderRule(
                rule(node),
                list(node.path("clauses"), LibraryReader::clause),
                list(
                        node.path("notPrescribed"),
                        row -> new OrderRule.NotPrescribed(
                                code(row, "when", OpenFinding.class), Set.copyOf(texts(row, "exercises")))));
    }

    private static OrderRule.Clause clause(JsonNode node) {
        return new OrderRule.Clause(
                code(node, "kind", OrderRule.Kind.class),
                node.has("when") ? code(node, "when", OpenFinding.class) : null,
                codes(node, "causes", MuscularPattern.class),
                Set.copyOf(texts(node, "first")),
                Set.copyOf(texts(node, "then")));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }

    private static List<String> texts(JsonNode node, String field) {
        return list(node.path(field), JsonNode::stringValue);
    }

    private static @Nullable Integer number(JsonNode node, String field) {
        return node.has(field) ? node.path(field).intValue() : null;
    }

    private static <E extends Enum<E>> E code(JsonNode node, String field, Class<E> type) {
        return Enum.valueOf(type, text(node, field));
    }

    private static <E extends Enum<E>> Set<E> codes(JsonNode node, String field, Class<E> type) {
        return texts(node, field).stream().map(code -> Enum.valueOf(type, code)).collect(Collectors.toSet());
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> one) {
        return array.valueStream().map(one).toList();
    }

    /** What a schema cannot say: that ids are known, unique and in their place. */
    private record LibraryReferences(JsonNode library, JsonNode drafting, JsonNode order) {

        void check() {
            Map<String, JsonNode> exercises = unique(EXERCISES, library.path("exercises"), "id");
            Map<String, JsonNode> rules = unique(DRAFTING, drafting.path("rules"), "id");
            unique(DRAFTING, drafting.path("bars"), "code");
            unique(DRAFTING, drafting.path("patterns"), "id");
            unique(ORDER, order.path("orderRules"), "id");
            exercises.values().forEach(exercise -> {
                phasesFollow(exercise);
                if (exercise.has("adapts")) {
                    known(EXERCISES, exercise.path("adapts").path("rule"), rules);
                }
            });
            Map<String, String> stepOf = steps(rules);
            exercises.forEach((id, exercise) ->
                    require(stepOf.containsKey(id), EXERCISES, exercise, id + " is in no step of a session"));
            drafting.path("neverDrafted").forEach(row -> known(DRAFTING, row.path("rule"), rules));
            drafting.path("patterns").forEach(pattern -> pattern(pattern, stepOf, exercises));
        }

        private Map<String, String> steps(Map<String, JsonNode> rules) {
            Map<String, String> stepOf = new HashMap<>();
            for (JsonNode step : drafting.path("steps")) {
                known(DRAFTING, step.path("rule"), rules);
                List<String> own = texts(step, "exercises");
                own.forEach(id ->
                        require(stepOf.put(id, text(step, "rule")) == null, DRAFTING, step, id + " is in two steps"));
                texts(step, "everyone")
                        .forEach(id -> require(own.contains(id), DRAFTING, step, id + " is not of this step"));
            }
            return stepOf;
        }

        /** A plan without an exercise that nothing bars could become a plan without any (I22). */
        private void pattern(JsonNode pattern, Map<String, String> stepOf, Map<String, JsonNode> exercises) {
            List<String> steps = texts(pattern, "steps");
            steps.forEach(step ->
                    require(stepOf.containsValue(step), DRAFTING, pattern, step + " is not a step of a session"));
            texts(pattern, "spare")
                    .forEach(id -> require(
                            !texts(pattern, "firstLine").contains(id),
                            DRAFTING,
                            pattern,
                            id + " is both first and spare"));
            boolean neverEmpty = drafting.path("steps")
                    .valueStream()
                    .filter(step -> steps.contains(text(step, "rule")))
                    .flatMap(step -> texts(step, "everyone").stream())
                    .map(id -> exercises.getOrDefault(id, library))
                    .anyMatch(exercise -> exercise.path("active").asBoolean(true)
                            && exercise.path("bars").isEmpty()
                            && exercise.path("doses").size() == ALL_PHASES.size());
            require(neverEmpty, DRAFTING, pattern, "no active exercise that nothing bars is drafted for everyone");
        }

        private static void phasesFollow(JsonNode exercise) {
            List<Integer> phases = exercise.path("doses")
                    .propertyStream()
                    .map(dose -> Integer.valueOf(dose.getKey()))
                    .sorted()
                    .toList();
            require(
                    phases.getLast() - phases.getFirst() == phases.size() - 1,
                    EXERCISES,
                    exercise.path("doses"),
                    "a phase between two others has no dose");
        }

        private static Map<String, JsonNode> unique(String file, JsonNode rows, String key) {
            Map<String, JsonNode> byKey = new LinkedHashMap<>();
            rows.forEach(row ->
                    require(byKey.put(text(row, key), row) == null, file, row, text(row, key) + " appears twice"));
            return byKey;
        }

        private static void known(String file, JsonNode rule, Map<String, JsonNode> rules) {
            require(rules.containsKey(rule.stringValue()), file, rule, "no rule " + rule.stringValue());
        }

        private static void require(boolean holds, String file, JsonNode at, String reason) {
            if (!holds) {
                throw fault(file, at, reason);
            }
        }
    }
}
