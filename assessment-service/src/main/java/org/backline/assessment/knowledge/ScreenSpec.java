package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.assessment.knowledge.TestReadings.Gap;
import org.backline.codes.ClinicalTest;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/** The exclusion screen X0: what must be answered before anything may be called muscular. */
record ScreenSpec(List<AskedFlag> flags, List<Item> items) {

    /** A question every athlete is asked. */
    record AskedFlag(RedFlag flag, Missing notAsked, Missing notAssessed) {}

    /** One further item; it applies only where its condition holds. */
    sealed interface Item {
        Condition applies();
    }

    /**
     * One of several tests that answer the same question.
     *
     * @param tests the first is the one asked for
     */
    record TestItem(List<ClinicalTest> tests, Condition applies, String why, Map<Gap, Missing> missing)
            implements Item {

        static TestItem of(List<ClinicalTest> tests, Condition applies, String why) {
            Map<Gap, Missing> missing = new EnumMap<>(Gap.class);
            for (Gap gap : Gap.values()) {
                missing.put(gap, new Missing(tests.getFirst().name(), why + ": " + words(gap)));
            }
            return new TestItem(tests, applies, why, missing);
        }
    }

    /** The sacroiliac provocation tests, enough of them to say yes or no. */
    record ClusterItem(Condition applies, String why, Map<ClinicalTest, Missing> missing) implements Item {}

    /** A rule on age that must be known to hold or not. */
    record FlagItem(RedFlag flag, Condition applies, Missing missing) implements Item {}

    private static String words(Gap gap) {
        return switch (gap) {
            case NOT_RECORDED -> "not recorded";
            case NOT_DONE -> "not done";
            case UNABLE -> "could not be done";
            case EQUIVOCAL -> "not clear";
            case NO_VERDICT -> "number without a verdict";
        };
    }

    /** What has no usable answer: a yes or a no, nothing else. */
    List<Missing> missing(Readings readings) {
        List<Missing> missing = new ArrayList<>();
        gather(readings, false, missing);
        return missing;
    }

    /** What has neither an answer nor a reason why there is none. */
    List<Missing> unanswered(Readings readings) {
        List<Missing> missing = new ArrayList<>();
        gather(readings, true, missing);
        return missing;
    }

    private void gather(Readings readings, boolean reasonsCount, List<Missing> missing) {
        for (AskedFlag asked : flags) {
            @Nullable FlagAnswer answer = readings.answer(asked.flag);
            boolean open = readings.flag(asked.flag) == Truth.UNKNOWN;
            if (open && !(reasonsCount && readings.answered(asked.flag))) {
                missing.add(answer == null ? asked.notAsked : asked.notAssessed);
            }
        }
        for (Item item : items) {
            gather(item, readings, reasonsCount, missing);
        }
    }

    /** What is missing of one item, nothing when it does not apply. */
    static void gather(Item item, Readings readings, List<Missing> missing) {
        gather(item, readings, false, missing);
    }

    private static void gather(Item item, Readings readings, boolean reasonsCount, List<Missing> missing) {
        if (item.applies().ask(readings, Side.NONE) != Truth.TRUE) {
            return;
        }
        switch (item) {
            case TestItem test -> {
                for (ClinicalTest one : test.tests) {
                    if (reasonsCount ? readings.tests.answered(one) : readings.tests.decided(one)) {
                        return;
                    }
                }
                add(missing, test.missing.get(readings.tests.gap(test.tests.getFirst())));
            }
            case ClusterItem cluster -> {
                if (readings.sij.positive() == Truth.UNKNOWN) {
                    for (ClinicalTest one : Readings.SijCluster.TESTS) {
                        if (!(reasonsCount ? readings.tests.answered(one) : readings.tests.decided(one))) {
                            add(missing, cluster.missing.get(one));
                        }
                    }
                }
            }
            case FlagItem flag -> {
                if (readings.flag(flag.flag) == Truth.UNKNOWN) {
                    missing.add(flag.missing);
                }
            }
        }
    }

    private static void add(List<Missing> missing, @Nullable Missing one) {
        if (one != null && !missing.contains(one)) {
            missing.add(one);
        }
    }
}
