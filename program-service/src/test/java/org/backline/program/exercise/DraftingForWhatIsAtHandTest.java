package org.backline.program.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.exercise.ExerciseSamples.CHECK;
import static org.backline.program.exercise.ExerciseSamples.DRAFTER;
import static org.backline.program.exercise.ExerciseSamples.LIBRARY;
import static org.backline.program.exercise.ExerciseSamples.cause;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.junit.jupiter.api.Test;

/** Equipment and time only take away, and what they take is told. */
class DraftingForWhatIsAtHandTest {

    private static final List<String> THINGS = List.of("BAND", "BALL", "BELT", "BENCH", "DOWEL", "STEP");

    @Test
    void keepsWithinTimeAndEquipmentAndSaysWhatItLeftOut() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            DraftRequest all = request(random, null, null);
            Set<String> atHand = new HashSet<>(THINGS.subList(0, random.nextInt(7)));
            int minutes = 5 + random.nextInt(40);
            ProgramDraft free = DRAFTER.draft(all);
            ProgramDraft bound = DRAFTER.draft(new DraftRequest(
                    all.causes(), all.contraindications(), all.findings(), all.phase(), atHand, minutes));

            assertThat(LIBRARY.time().minutes(bound.exercises())).isLessThanOrEqualTo(minutes);
            assertThat(bound.exercises())
                    .allMatch(exercise -> atHand.containsAll(
                            LIBRARY.exercise(exercise.exercise()).equipment()));
            assertThat(ids(free)).containsSubsequence(ids(bound));
            List<String> told = new ArrayList<>(ids(bound));
            bound.excluded().stream().map(ExcludedExercise::exercise).forEach(told::add);
            assertThat(told).containsAll(ids(free)).doesNotHaveDuplicates();
            assertThat(bound.session(bound.phase())).contains("E34");
            assertThat(CHECK.violations(
                            new SessionContext(
                                    bound.phase(),
                                    Set.of(all.causes().getFirst().pattern()),
                                    all.contraindications(),
                                    all.findings(),
                                    Set.of()),
                            bound.session(bound.phase())))
                    .filteredOn(violation -> !violation.rule().id().equals("O5"))
                    .isEmpty();
        }
    }

    /** I18 holds with a clock too: a condition makes no room for what was not there. */
    @Test
    void oneMoreConditionBringsNothingIn() {
        Random random = new Random(6);
        for (int i = 0; i < 2_000; i++) {
            DraftRequest before = request(random, null, 10 + random.nextInt(20));
            Set<Contraindication> more = EnumSet.of(one(random, Contraindication.values()));
            more.addAll(before.contraindications());

            assertThat(ids(DRAFTER.draft(before)))
                    .containsSubsequence(ids(DRAFTER.draft(new DraftRequest(
                            before.causes(), more, before.findings(), before.phase(), null, before.minutes()))));
        }
    }

    private static List<String> ids(ProgramDraft draft) {
        return draft.exercises().stream().map(PrescribedExercise::exercise).toList();
    }

    private static DraftRequest request(Random random, Set<String> equipment, Integer minutes) {
        List<MuscularCause> causes = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            causes.add(cause(one(random, MuscularPattern.values()), one(random, Side.values())));
        }
        Set<Contraindication> open = EnumSet.noneOf(Contraindication.class);
        if (random.nextBoolean()) {
            open.add(one(random, Contraindication.values()));
        }
        return new DraftRequest(causes, open, Set.of(), 1 + random.nextInt(4), equipment, minutes);
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
