package org.backline.program.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.ExerciseDose;
import org.backline.codes.MuscularPattern;
import org.backline.program.exercise.Adaptation;
import org.backline.program.exercise.BridgeVariety;
import org.backline.program.exercise.Evidence;
import org.backline.program.exercise.Exercise;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.PatternPlan;
import org.backline.program.exercise.Rule;
import org.backline.program.exercise.SessionStep;
import org.jspecify.annotations.Nullable;

/**
 * The exercise library as shown: lists in a fixed order, so that the same library is the same answer.
 *
 * @param rules those behind order, patterns, bars and adaptations, by id; any other that a program names is found by its id
 */
record LibraryView(
        String version,
        String hash,
        List<ExerciseView> exercises,
        List<SessionStep> steps,
        List<PatternView> patterns,
        SortedMap<String, String> neverDrafted,
        List<Rule> rules) {

    /** One exercise. */
    record ExerciseView(
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
            List<BarView> bars,
            List<String> cautions,
            @Nullable AdaptationView adapts,
            List<BridgeVariety> varieties,
            EvidenceGrade grade,
            List<Evidence> evidence) {

        static ExerciseView of(Exercise exercise) {
            return new ExerciseView(
                    exercise.id(),
                    exercise.name(),
                    exercise.targets(),
                    exercise.sided(),
                    exercise.active(),
                    exercise.equipment(),
                    exercise.doses(),
                    exercise.ladder(),
                    exercise.timing(),
                    exercise.progress(),
                    exercise.regress(),
                    exercise.cue(),
                    exercise.bars().stream()
                            .map(bar -> new BarView(bar.code(), sorted(bar.phases()), bar.when()))
                            .toList(),
                    exercise.cautions(),
                    AdaptationView.of(exercise.adapts()),
                    exercise.varieties(),
                    exercise.grade(),
                    exercise.evidence());
        }
    }

    /** A condition that bars an exercise, and in which phases. */
    record BarView(Contraindication code, List<Integer> phases, String when) {}

    /** Conditions that change how an exercise is done. */
    record AdaptationView(List<Contraindication> codes, String rule) {

        static @Nullable AdaptationView of(@Nullable Adaptation adapts) {
            return adapts == null ? null : new AdaptationView(sorted(adapts.codes()), adapts.rule());
        }
    }

    /** What a muscular pattern asks of a program. */
    record PatternView(
            MuscularPattern pattern,
            String name,
            String text,
            String source,
            EvidenceGrade grade,
            EvidenceMark mark,
            List<String> firstLine,
            List<String> spare,
            List<String> steps) {

        static PatternView of(PatternPlan plan) {
            return new PatternView(
                    plan.pattern(),
                    plan.name(),
                    plan.text(),
                    plan.source(),
                    plan.grade(),
                    plan.mark(),
                    sorted(plan.firstLine()),
                    sorted(plan.spare()),
                    sorted(plan.steps()));
        }
    }

    static LibraryView of(ExerciseLibrary library) {
        return new LibraryView(
                library.version(),
                library.hash(),
                library.exercises().stream().map(ExerciseView::of).toList(),
                library.steps(),
                Arrays.stream(MuscularPattern.values())
                        .map(pattern -> PatternView.of(library.plan(pattern)))
                        .toList(),
                new TreeMap<>(library.neverDrafted()),
                rules(library));
    }

    private static <T extends Comparable<T>> List<T> sorted(Set<T> set) {
        return set.stream().sorted().toList();
    }

    private static List<Rule> rules(ExerciseLibrary library) {
        Stream<String> ofOrder = Stream.concat(
                library.steps().stream().map(SessionStep::rule),
                library.orderRules().stream().map(order -> order.rule().id()));
        Stream<String> ofExercises = library.exercises().stream().flatMap(LibraryView::against);
        Stream<String> ofPatterns = Arrays.stream(MuscularPattern.values())
                .flatMap(pattern -> library.plan(pattern).firstLine().stream()
                        .map(exercise ->
                                pattern + "-" + library.stepOf(exercise).rule()));
        return Stream.of(ofOrder, ofExercises, ofPatterns, library.neverDrafted().values().stream())
                .flatMap(ids -> ids)
                .distinct()
                .sorted()
                .map(id -> library.rule(id).orElseThrow())
                .toList();
    }

    private static Stream<String> against(Exercise exercise) {
        Adaptation adapts = exercise.adapts();
        return Stream.concat(
                exercise.bars().stream().map(bar -> "BAR-" + bar.code()),
                Stream.ofNullable(adapts == null ? null : adapts.rule()));
    }
}
