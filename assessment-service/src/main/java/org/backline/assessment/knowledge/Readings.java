package org.backline.assessment.knowledge;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.backline.assessment.knowledge.CaseFacts.FlagInput;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.TestReadings.SideOf;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/**
 * One case as the conditions see it. Flags are settled one after the other by {@link Reasoner}; everything else is fixed
 * when it is made.
 */
final class Readings {

    final Athlete athlete;
    final Intake intake;
    final @Nullable Onset onset;
    final TestReadings tests;
    final SijCluster sij;
    final Truth stalled;
    final Set<String> sportGroups;

    private final Map<RedFlag, FlagAnswer> answers = new EnumMap<>(RedFlag.class);
    private final Set<RedFlag> excused = EnumSet.noneOf(RedFlag.class);
    private final Map<RedFlag, Truth> flags = new EnumMap<>(RedFlag.class);
    private final Set<CauseCategory> suspected = EnumSet.noneOf(CauseCategory.class);

    Readings(Knowledge knowledge, CaseFacts facts) {
        athlete = facts.athlete();
        intake = facts.intake();
        onset = intake.onset();
        tests = new TestReadings(knowledge.tests(), facts.findings(), athlete.sex());
        sij = SijCluster.of(tests);
        stalled = knowledge.course().stalled(facts.proms(), facts.dayOfCare());
        sportGroups = knowledge.sports().groupsOf(athlete.sport());
        for (FlagInput input : facts.flags()) {
            answers.merge(input.flag(), input.answer(), Readings::worse);
            if (input.because() != null) {
                excused.add(input.flag());
            }
        }
    }

    /** A YES once given stays; of the others the less certain stands. */
    private static FlagAnswer worse(FlagAnswer one, FlagAnswer other) {
        if (one == other) {
            return other;
        }
        return one == FlagAnswer.YES || other == FlagAnswer.YES ? FlagAnswer.YES : FlagAnswer.NOT_ASSESSED;
    }

    @Nullable FlagAnswer answer(RedFlag flag) {
        return answers.get(flag);
    }

    /** Whether a question has a yes, a no, or a reason why it has neither. */
    boolean answered(RedFlag flag) {
        @Nullable FlagAnswer answer = answers.get(flag);
        return answer == FlagAnswer.YES || answer == FlagAnswer.NO || (answer != null && excused.contains(flag));
    }

    Truth flag(RedFlag flag) {
        return flags.getOrDefault(flag, Truth.UNKNOWN);
    }

    void settle(RedFlag flag, Truth truth) {
        flags.put(flag, truth);
    }

    boolean suspected(CauseCategory category) {
        return suspected.contains(category);
    }

    void suspect(CauseCategory category) {
        suspected.add(category);
    }

    /** Positive, negative, or not yet to be said of the five sacroiliac provocation tests together. */
    record SijCluster(int done, int count, Truth positive) {

        static final ClinicalTest[] TESTS = {
            ClinicalTest.DISTRACTION,
            ClinicalTest.THIGH_THRUST,
            ClinicalTest.GAENSLEN,
            ClinicalTest.COMPRESSION,
            ClinicalTest.SACRAL_THRUST
        };

        /** Three of five, or two of the four without Gaenslen; a negative only when no test left could turn it, so never from fewer than three. */
        static SijCluster of(TestReadings tests) {
            int done = 0;
            int count = 0;
            boolean gaenslenDone = false;
            for (ClinicalTest test : TESTS) {
                if (tests.positive(test, SideOf.ANY, Side.NONE) == Truth.TRUE) {
                    done++;
                    count++;
                    gaenslenDone |= test == ClinicalTest.GAENSLEN;
                } else if (tests.decided(test)) {
                    done++;
                    gaenslenDone |= test == ClinicalTest.GAENSLEN;
                }
            }
            boolean fourWithoutGaenslen = done == 4 && !gaenslenDone;
            if (count >= 3 || (fourWithoutGaenslen && count >= 2)) {
                return new SijCluster(done, count, Truth.TRUE);
            }
            boolean couldStillTurn = count + TESTS.length - done >= 3;
            return new SijCluster(done, count, couldStillTurn ? Truth.UNKNOWN : Truth.FALSE);
        }
    }
}
