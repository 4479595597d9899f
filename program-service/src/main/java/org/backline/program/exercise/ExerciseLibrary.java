package org.backline.program.exercise;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Stream.concat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceMark;
import org.backline.codes.MuscularPattern;
import org.jspecify.annotations.Nullable;

/**
 * The exercises and the rules that arrange them, as read from the files under {@code exercises/}. Version and hash name
 * exactly what a program was drafted from, so that old programs stay explainable.
 */
public final class ExerciseLibrary {

    private final String version;
    private final String hash;
    private final List<Exercise> exercises;
    private final List<SessionStep> steps;
    private final List<OrderRule> orderRules;
    private final Map<String, String> neverDrafted;
    private final Set<Contraindication> physicianOrderFor;
    private final SessionTime time;
    private final Map<MuscularPattern, PatternPlan> patterns;
    private final Map<String, Rule> rules;
    private final Map<String, Exercise> byId;
    private final Map<String, SessionStep> stepOf = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    ExerciseLibrary(
            String version,
            String hash,
            List<Exercise> exercises,
            List<Rule> rules,
            List<SessionStep> steps,
            Map<String, String> neverDrafted,
            Set<Contraindication> physicianOrderFor,
            SessionTime time,
            List<PatternPlan> patterns,
            List<OrderRule> orderRules) {
        this.version = version;
        this.hash = hash;
        this.exercises = List.copyOf(exercises);
        this.steps = List.copyOf(steps);
        this.orderRules = List.copyOf(orderRules);
        this.neverDrafted = Map.copyOf(neverDrafted);
        this.physicianOrderFor = Set.copyOf(physicianOrderFor);
        this.time = time;
        this.patterns = new EnumMap<>(patterns.stream().collect(toMap(PatternPlan::pattern, Function.identity())));
        this.rules = concat(rules.stream(), orderRules.stream().map(OrderRule::rule))
                .collect(toMap(Rule::id, Function.identity()));
        this.byId = exercises.stream().collect(toMap(Exercise::id, Function.identity()));
        for (SessionStep step : steps) {
            for (String id : step.exercises()) {
                stepOf.put(id, step);
                places.put(id, places.size());
            }
        }
    }

    /**
     * Reads and checks the library that ships with the service.
     *
     * @throws LibraryFault naming file, line and reason when a file is not as it must be
     */
    public static ExerciseLibrary load() {
        return LibraryReader.ofClasspath().read();
    }

    /** Version of the library, as its file says. */
    public String version() {
        return version;
    }

    /** SHA-256 over the files of the library, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** All exercises, E01 to E37. */
    public List<Exercise> exercises() {
        return exercises;
    }

    /** The steps of a session in their order; every exercise is in exactly one. */
    public List<SessionStep> steps() {
        return steps;
    }

    /** O1 to O7. */
    public List<OrderRule> orderRules() {
        return orderRules;
    }

    /** Exercises that are never drafted, and the rule that says so. */
    public Map<String, String> neverDrafted() {
        return neverDrafted;
    }

    /** Every rule of the library by itself, sorted by id; a pattern joined with a step is found by {@link #rule}. */
    public List<Rule> rules() {
        return rules.values().stream().sorted(comparing(Rule::id)).toList();
    }

    /** How long a session takes. */
    public SessionTime time() {
        return time;
    }

    /** Whether the library has this exercise. */
    public boolean has(String id) {
        return byId.containsKey(id);
    }

    /** The exercise of this id. */
    public Exercise exercise(String id) {
        return required(byId.get(id), id);
    }

    /** Where an exercise stands in the order of a session, from 0. */
    public int placeOf(String id) {
        return required(places.get(id), id);
    }

    /** The step of a session to which an exercise belongs. */
    public SessionStep stepOf(String id) {
        return required(stepOf.get(id), id);
    }

    /** What a pattern asks of a program. */
    public PatternPlan plan(MuscularPattern pattern) {
        return required(patterns.get(pattern), pattern.name());
    }

    /**
     * The rule behind an id that a program names: a step, an order rule, a bar, or a pattern joined with a step as in
     * {@code P1-HIP-STRENGTH}.
     */
    public Optional<Rule> rule(String id) {
        Rule rule = rules.get(id);
        return rule != null ? Optional.of(rule) : joined(id);
    }

    /** Whether these open conditions keep a program in phase 1 until a physician orders more. */
    public boolean needsPhysicianOrder(Set<Contraindication> open) {
        return open.stream().anyMatch(physicianOrderFor::contains);
    }

    /** The rule of this id, which exists. */
    public Rule ruleOf(String id) {
        return rule(id).orElseThrow(() -> new NoSuchElementException(id));
    }

    /** The rule that keeps an exercise out while this condition is open. */
    Rule bar(Contraindication code) {
        return ruleOf("BAR-" + code);
    }

    /** The pattern says why, the step says where. */
    static String joinedId(MuscularPattern pattern, String step) {
        return pattern + "-" + step;
    }

    private Optional<Rule> joined(String id) {
        return patterns.values().stream()
                .filter(plan -> id.startsWith(plan.pattern() + "-"))
                .findFirst()
                .flatMap(plan -> Optional.ofNullable(
                                rules.get(id.substring(plan.pattern().name().length() + 1)))
                        .map(step -> new Rule(
                                id,
                                plan.text() + ". " + step.text(),
                                plan.source() + "; " + step.source(),
                                plan.grade(),
                                lessChecked(plan.mark(), step.mark()))));
    }

    /** The marks are declared from the best checked to the least. */
    private static EvidenceMark lessChecked(EvidenceMark one, EvidenceMark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static <T> T required(@Nullable T value, String id) {
        if (value == null) {
            throw new NoSuchElementException("The exercise library has no " + id);
        }
        return value;
    }
}
