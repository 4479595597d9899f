package org.backline.program.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.exercise.ExerciseSamples.CHECK;
import static org.backline.program.exercise.ExerciseSamples.DRAFTER;
import static org.backline.program.exercise.ExerciseSamples.LIBRARY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.junit.jupiter.api.Test;

/** I17 to I19 and I22 of the evidence base, over generated causes, conditions, findings and phases. */
class DraftingPropertiesTest {

    private static final int REQUESTS = 5_000;
    private static final long SEED = 20_261_122L;

    @Test
    void everySessionOfADraftKeepsEveryRule() {
        forEachRequest((request, random) -> {
            ProgramDraft draft = DRAFTER.draft(request);
            for (int phase : phasesOf(draft)) {
                assertThat(CHECK.violations(contextOf(request, phase), draft.session(phase)))
                        .as("%s in phase %d", request, phase)
                        .isEmpty();
            }
        });
    }

    @Test
    void nothingThatAnOpenConditionBarsIsPrescribed() {
        forEachRequest((request, random) -> DRAFTER.draft(request)
                .exercises()
                .forEach(prescribed -> assertThat(LIBRARY.exercise(prescribed.exercise())
                                .barredBy(request.contraindications(), prescribed.phase()))
                        .as("%s in %s", prescribed.exercise(), request)
                        .isEmpty()));
    }

    /** In the phases in which conditions are early or acute, a code of the table bars without further question. */
    @Test
    void aFirstProgramHasNoExerciseThatNamesAnOpenCondition() {
        forEachRequest((request, random) -> {
            DraftRequest first = new DraftRequest(request.causes(), request.contraindications(), request.findings(), 1);
            DRAFTER.draft(first)
                    .exercises()
                    .forEach(prescribed -> assertThat(
                                    LIBRARY.exercise(prescribed.exercise()).bars())
                            .extracting(Bar::code)
                            .allMatch(code -> !first.contraindications().contains(code)));
        });
    }

    @Test
    void oneMoreConditionOnlyTakesAway() {
        forEachRequest((request, random) -> {
            Set<Contraindication> more = EnumSet.noneOf(Contraindication.class);
            more.addAll(request.contraindications());
            more.add(oneOf(random, Contraindication.values()));
            List<PrescribedExercise> before = DRAFTER.draft(request).exercises();
            List<PrescribedExercise> after = DRAFTER.draft(
                            new DraftRequest(request.causes(), more, request.findings(), request.phase()))
                    .exercises();

            assertThat(ids(before)).as("%s with %s", request, more).containsSubsequence(ids(after));
            assertThat(after)
                    .allSatisfy(exercise ->
                            assertThat(exercise.phase()).isLessThanOrEqualTo(phaseOf(before, exercise.exercise())));
        });
    }

    @Test
    void noSupermanIsDrafted() {
        forEachRequest((request, random) -> {
            ProgramDraft draft = DRAFTER.draft(request);
            assertThat(ids(draft.exercises())).doesNotContain("E35");
            assertThat(draft.excluded()).extracting(ExcludedExercise::exercise).contains("E35");
        });
    }

    @Test
    void theStartingPhaseHasAnActiveExerciseWhateverIsBarred() {
        forEachRequest((request, random) -> {
            ProgramDraft draft = DRAFTER.draft(request);
            assertThat(draft.session(draft.phase()))
                    .as("%s", request)
                    .anyMatch(id -> LIBRARY.exercise(id).active());
        });
    }

    @Test
    void everyExerciseAndEveryExclusionNamesARuleAndItsGrade() {
        forEachRequest((request, random) -> {
            ProgramDraft draft = DRAFTER.draft(request);
            draft.exercises().forEach(exercise -> {
                assertThat(LIBRARY.ruleOf(exercise.rule()).grade()).isEqualTo(exercise.grade());
                assertThat(LIBRARY.exercise(exercise.exercise()).evidence()).isNotEmpty();
            });
            draft.excluded()
                    .forEach(exercise ->
                            assertThat(LIBRARY.ruleOf(exercise.rule()).grade()).isEqualTo(exercise.grade()));
        });
    }

    /** Nothing that a cause or the general progression asks for vanishes without a word. */
    @Test
    void whatIsExpectedIsEitherPrescribedOrExplained() {
        forEachRequest((request, random) -> {
            ProgramDraft draft = DRAFTER.draft(request);
            Set<String> expected = request.causes().stream()
                    .map(cause -> LIBRARY.plan(cause.pattern()))
                    .flatMap(plan -> Arrays.asList(plan.firstLine(), plan.spare()).stream())
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet());
            List<String> told = new ArrayList<>(ids(draft.exercises()));
            draft.excluded().forEach(exercise -> told.add(exercise.exercise()));

            assertThat(told).containsAll(expected).doesNotHaveDuplicates();
        });
    }

    @Test
    void theOrderInWhichCausesAreNamedDecidesNothing() {
        forEachRequest((request, random) -> {
            List<MuscularCause> shuffled = new ArrayList<>(request.causes());
            Collections.shuffle(shuffled, random);

            assertThat(DRAFTER.draft(new DraftRequest(
                            shuffled, request.contraindications(), request.findings(), request.phase())))
                    .isEqualTo(DRAFTER.draft(request));
        });
    }

    @Test
    void mirroredCausesGiveTheMirroredProgram() {
        forEachRequest((request, random) -> {
            List<MuscularCause> mirrored = request.causes().stream()
                    .map(cause -> new MuscularCause(cause.pattern(), mirror(cause.side()), cause.grade()))
                    .toList();
            List<PrescribedExercise> expected = DRAFTER.draft(request).exercises().stream()
                    .map(exercise -> new PrescribedExercise(
                            exercise.exercise(),
                            exercise.phase(),
                            mirror(exercise.side()),
                            exercise.dose(),
                            exercise.rule(),
                            exercise.grade()))
                    .toList();

            assertThat(DRAFTER.draft(new DraftRequest(
                                    mirrored, request.contraindications(), request.findings(), request.phase()))
                            .exercises())
                    .isEqualTo(expected);
        });
    }

    private static void forEachRequest(BiConsumer<DraftRequest, Random> property) {
        Random random = new Random(SEED);
        for (int i = 0; i < REQUESTS; i++) {
            property.accept(aRequest(random), random);
        }
    }

    private static DraftRequest aRequest(Random random) {
        List<MuscularCause> causes = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            causes.add(ExerciseSamples.cause(oneOf(random, MuscularPattern.values()), oneOf(random, Side.values())));
        }
        return new DraftRequest(
                causes,
                someOf(random, Contraindication.class),
                someOf(random, OpenFinding.class),
                1 + random.nextInt(4));
    }

    private static SessionContext contextOf(DraftRequest request, int phase) {
        Set<MuscularPattern> patterns =
                request.causes().stream().map(MuscularCause::pattern).collect(Collectors.toSet());
        return new SessionContext(phase, patterns, request.contraindications(), request.findings(), Set.of());
    }

    private static List<Integer> phasesOf(ProgramDraft draft) {
        return draft.exercises().stream()
                .map(PrescribedExercise::phase)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> ids(List<PrescribedExercise> exercises) {
        return exercises.stream().map(PrescribedExercise::exercise).toList();
    }

    private static int phaseOf(List<PrescribedExercise> exercises, String id) {
        return exercises.stream()
                .filter(exercise -> exercise.exercise().equals(id))
                .findFirst()
                .orElseThrow()
                .phase();
    }

    private static Side mirror(Side side) {
        return switch (side) {
            case LEFT -> Side.RIGHT;
            case RIGHT -> Side.LEFT;
            case BILATERAL, MIDLINE, NONE -> side;
        };
    }

    private static <T> T oneOf(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static <E extends Enum<E>> Set<E> someOf(Random random, Class<E> type) {
        Set<E> some = EnumSet.noneOf(type);
        for (E value : type.getEnumConstants()) {
            if (random.nextInt(4) == 0) {
                some.add(value);
            }
        }
        return some;
    }
}
