package org.backline.dashboard.service.program;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.ExerciseDose;
import org.jspecify.annotations.Nullable;

/** The exercise library as program-service ships it. */
public record Library(
        String version,
        String hash,
        List<Exercise> exercises,
        List<Step> steps,
        List<Pattern> patterns,
        Map<String, String> neverDrafted,
        List<Rule> rules) {

    public Library {
        exercises = List.copyOf(exercises);
        steps = List.copyOf(steps);
        patterns = List.copyOf(patterns);
        rules = List.copyOf(rules);
    }

    /**
     * One exercise.
     *
     * @param doses by phase
     * @param progress the technique criterion: when it may be made harder
     * @param regress what says that it is too much
     */
    public record Exercise(
            String id,
            String name,
            List<String> targets,
            boolean sided,
            boolean active,
            List<String> equipment,
            SortedMap<Integer, ExerciseDose> doses,
            List<Integer> ladder,
            @Nullable String timing,
            String progress,
            String regress,
            String cue,
            List<Bar> bars,
            List<String> cautions,
            List<Variety> varieties,
            EvidenceGrade grade,
            List<Evidence> evidence) {

        /** The phases it belongs to. */
        public List<Integer> phases() {
            return List.copyOf(doses.keySet());
        }

        /** The dose of a phase, or of the nearest one it has. */
        public ExerciseDose dose(int phase) {
            int nearest = Math.clamp(phase, doses.firstKey(), doses.lastKey());
            return Objects.requireNonNull(
                    doses.containsKey(nearest) ? doses.get(nearest) : doses.get(doses.firstKey()));
        }
    }

    /** A step of a session, in the order of a session. */
    public record Step(String rule, List<String> exercises) {}

    /** A condition that bars an exercise, and in which phases. */
    public record Bar(String code, List<Integer> phases, String when) {}

    /** A bridge by how far hips and knees are extended. */
    public record Variety(String id, String hips, int kneeFlexion, String legs, String use) {}

    /** What stands behind an exercise. */
    public record Evidence(String says, String source, EvidenceMark mark) {}

    /** What a muscular pattern asks of a program. */
    public record Pattern(String pattern, String name, List<String> firstLine, List<String> spare) {

        boolean asksFor(String exercise) {
            return firstLine.contains(exercise) || spare.contains(exercise);
        }
    }

    /** A rule with its source. */
    public record Rule(String id, String text, String source, EvidenceGrade grade, EvidenceMark mark) {}

    /** The exercise of this id. */
    public Optional<Exercise> exercise(String id) {
        return exercises.stream().filter(exercise -> exercise.id().equals(id)).findFirst();
    }

    /** Where an exercise stands in a session; what has no place comes last. */
    public int place(String exercise) {
        int before = 0;
        for (Step step : steps) {
            int within = step.exercises().indexOf(exercise);
            if (within >= 0) {
                return before + within;
            }
            before += step.exercises().size();
        }
        return before;
    }

    /** The rule of this id, where it is one of the library's. */
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** The patterns that ask for an exercise. */
    public List<String> causesOf(String exercise) {
        return patterns.stream()
                .filter(pattern -> pattern.asksFor(exercise))
                .map(Pattern::pattern)
                .toList();
    }

    /** Every muscle or purpose that an exercise is for, sorted. */
    public List<String> targets() {
        return exercises.stream()
                .flatMap(exercise -> exercise.targets().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Everything that an exercise may need, sorted. */
    public List<String> equipment() {
        return exercises.stream()
                .flatMap(exercise -> exercise.equipment().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
