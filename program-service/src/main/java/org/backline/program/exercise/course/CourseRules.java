package org.backline.program.exercise.course;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.Instrument;
import org.backline.codes.Restriction;
import org.backline.program.exercise.Exercise;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.Rule;
import org.backline.program.exercise.RuleFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rules of the course of a program, as read from {@code exercises/course.yaml}. */
public final class CourseRules {

    static final String FILE = "course.yaml";

    /** Prefix of the rule that names a physician's restriction. */
    public static final String ORDER = "ORDER-";

    private final ExerciseLibrary library;
    private final String version;
    private final Map<String, CourseRule> rules;
    private final Thresholds thresholds;
    private final Set<String> overridable;
    private final List<Milestone> milestones;
    private final Map<Instrument, Measure> measures;
    private final Map<Restriction, RestrictionRule> restrictions;
    private final List<GateItem> gate;
    private final Rule gateRule;

    /**
     * Numbers of section 5.
     *
     * @param safePain pain during exercise up to which a session is good
     * @param regressAbovePain pain above which the program goes back
     * @param stopFromPain pain from which it stops
     * @param safeMorningRise rise by the next morning up to which a session is good
     * @param regressMorningRise rise from which the program goes back
     * @param sessionsInARow good sessions before it goes on
     * @param loadRisePercent most that the weekly load may rise
     * @param sessionsPerWeek asked for, by phase
     * @param adherentShare share of them that counts as having trained
     */
    public record Thresholds(
            int safePain,
            int regressAbovePain,
            int stopFromPain,
            int safeMorningRise,
            int regressMorningRise,
            int sessionsInARow,
            int loadRisePercent,
            Map<Integer, Integer> sessionsPerWeek,
            double adherentShare) {

        public Thresholds {
            sessionsPerWeek = Map.copyOf(sessionsPerWeek);
        }

        /** Sessions a week that this phase asks for. */
        public int perWeek(int phase) {
            return sessionsPerWeek.getOrDefault(phase, 3);
        }
    }

    private CourseRules(ExerciseLibrary library, JsonNode file) {
        this.library = library;
        this.version = file.path("version").stringValue();
        this.rules = file.path("rules")
                .valueStream()
                .map(CourseRules::rule)
                .collect(toMap(rule -> rule.rule().id(), Function.identity()));
        this.thresholds = thresholds(file.path("progress"));
        this.overridable = texts(file.path("overridable"));
        this.milestones =
                file.path("reviews").valueStream().map(CourseRules::milestone).toList();
        this.measures = new EnumMap<>(file.path("measures")
                .valueStream()
                .map(CourseRules::measure)
                .collect(toMap(Measure::instrument, Function.identity())));
        this.restrictions = new EnumMap<>(file.path("restrictions")
                .valueStream()
                .map(CourseRules::restriction)
                .collect(toMap(RestrictionRule::code, Function.identity())));
        this.gate = file.path("gate").valueStream().map(CourseRules::item).toList();
        this.gateRule = library.ruleOf("GATE-G4");
        for (Restriction code : Restriction.values()) {
            if (!restrictions.containsKey(code)) {
                throw new IllegalStateException(FILE + " says nothing of the restriction " + code);
            }
        }
    }

    /**
     * Reads the rules that ship with the service.
     *
     * @throws org.backline.program.exercise.LibraryFault when the file is not as it must be
     */
    public static CourseRules load(ExerciseLibrary library) {
        return new CourseRules(library, RuleFile.read(FILE));
    }

    /** The library that the course arranges. */
    public ExerciseLibrary library() {
        return library;
    }

    /** Version of the file. */
    public String version() {
        return version;
    }

    /** The numbers. */
    public Thresholds thresholds() {
        return thresholds;
    }

    /** The reviews in their order. */
    public List<Milestone> milestones() {
        return milestones;
    }

    /** Every measure whose change can be told. */
    public List<Measure> measures() {
        return measures.values().stream().toList();
    }

    /** How the change of an instrument is told, where it can be. */
    public Optional<Measure> measure(Instrument instrument) {
        return Optional.ofNullable(measures.get(instrument));
    }

    /** The checklist of gate G4. */
    public List<GateItem> gate() {
        return gate;
    }

    /** What stands behind the gate. */
    public Rule gateRule() {
        return gateRule;
    }

    /** Every rule of the course, sorted by id. */
    public List<Rule> rules() {
        return rules.values().stream()
                .map(CourseRule::rule)
                .sorted(comparing(Rule::id))
                .toList();
    }

    /** The rule behind an id: of the course, of a physician's restriction, or of the library. */
    public Optional<Rule> rule(String id) {
        CourseRule own = rules.get(id);
        if (own != null) {
            return Optional.of(own.rule());
        }
        if (id.startsWith(ORDER)) {
            return restrictions.keySet().stream()
                    .filter(code -> id.equals(ORDER + code))
                    .findFirst()
                    .map(CourseRules::orderRule);
        }
        return library.rule(id);
    }

    /** The rule of this id, which exists. */
    public Rule ruleOf(String id) {
        return rule(id).orElseThrow(() -> new NoSuchElementException(id));
    }

    /** Whether a trainer may go against it with a reason. */
    public boolean mayBeOverridden(String id) {
        CourseRule own = rules.get(id);
        return own == null ? overridable.contains(id) : own.override();
    }

    /** The physician's restriction that keeps an exercise away from an athlete in this phase, if one does. */
    public Optional<Rule> forbidden(Exercise exercise, int phase, Set<Restriction> open) {
        return open.stream()
                .sorted()
                .filter(code -> forbids(restrictions.get(code), exercise, phase))
                .findFirst()
                .map(CourseRules::orderRule);
    }

    private static boolean forbids(@Nullable RestrictionRule rule, Exercise exercise, int phase) {
        return rule != null
                && (rule.takes().contains(exercise.id())
                        || (!rule.leaves().isEmpty() && !rule.leaves().contains(exercise.id()))
                        || exercise.barredBy(rule.stands(), phase).isPresent());
    }

    private static Rule orderRule(Restriction code) {
        return new Rule(
                ORDER + code,
                "A physician's restriction stands: "
                        + code.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "Evidence base section 5: the plan is limited to what the physician's order allows",
                EvidenceGrade.D,
                EvidenceMark.C);
    }

    private static CourseRule rule(JsonNode node) {
        return new CourseRule(
                new Rule(
                        node.path("id").stringValue(),
                        node.path("text").stringValue(),
                        node.path("source").stringValue(),
                        EvidenceGrade.valueOf(node.path("grade").stringValue()),
                        EvidenceMark.valueOf(node.path("mark").stringValue())),
                node.path("override").asBoolean());
    }

    private static Thresholds thresholds(JsonNode node) {
        Map<Integer, Integer> perWeek = new HashMap<>();
        node.path("sessionsPerWeek")
                .properties()
                .forEach(row -> perWeek.put(
                        Integer.valueOf(row.getKey()), row.getValue().intValue()));
        return new Thresholds(
                node.path("safePain").intValue(),
                node.path("regressAbovePain").intValue(),
                node.path("stopFromPain").intValue(),
                node.path("safeMorningRise").intValue(),
                node.path("regressMorningRise").intValue(),
                node.path("sessionsInARow").intValue(),
                node.path("loadRisePercent").intValue(),
                perWeek,
                node.path("adherentShare").doubleValue());
    }

    private static Milestone milestone(JsonNode node) {
        return new Milestone(
                node.path("id").stringValue(),
                node.path("day").intValue(),
                node.path("overdueAfterDay").intValue(),
                node.path("decides").asBoolean());
    }

    private static Measure measure(JsonNode node) {
        return new Measure(
                Instrument.valueOf(node.path("instrument").stringValue()),
                Measure.Better.valueOf(node.path("better").stringValue()),
                node.path("matters").doubleValue(),
                number(node, "mattersPercent"),
                number(node, "error"),
                node.path("least").doubleValue(),
                node.path("most").doubleValue(),
                number(node, "recovered"),
                Measure.About.valueOf(node.path("about").stringValue()),
                node.path("source").stringValue(),
                EvidenceMark.valueOf(node.path("mark").stringValue()));
    }

    private static RestrictionRule restriction(JsonNode node) {
        return new RestrictionRule(
                Restriction.valueOf(node.path("code").stringValue()),
                texts(node.path("stands")).stream()
                        .map(Contraindication::valueOf)
                        .collect(Collectors.toSet()),
                texts(node.path("takes")),
                texts(node.path("leaves")));
    }

    private static GateItem item(JsonNode node) {
        return new GateItem(
                node.path("id").stringValue(),
                node.path("text").stringValue(),
                node.path("unit").stringValue(),
                number(node, "atMost"),
                number(node, "atLeast"),
                node.path("computed").asBoolean(false),
                node.path("ladder").asBoolean(),
                node.path("override").asBoolean(true));
    }

    private static @Nullable Double number(JsonNode node, String field) {
        return node.has(field) ? node.path(field).doubleValue() : null;
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
    }
}
