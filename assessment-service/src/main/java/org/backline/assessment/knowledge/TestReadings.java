package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.CaseFacts.FindingInput;
import org.backline.assessment.knowledge.TestSpec.Reading;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EndFeel;
import org.backline.codes.Finding;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.jspecify.annotations.Nullable;

/**
 * All findings of a case, read and laid out by test and side. A later result replaces an earlier one for the same
 * test, side and level; of two taken at the same time both stand, so the order of entry never matters.
 */
final class TestReadings {

    /** Where a finding without a side is kept. */
    static final int NO_SIDE = 2;

    private static final int SLOTS = 3;
    private static final int TESTS = ClinicalTest.values().length;
    private static final int NEGATIVE = 1;
    private static final int POSITIVE = 2;
    private static final int OPEN = 4;
    private static final int MEASURED = 8;
    private static final int UNABLE = 16;
    private static final int EQUIVOCAL = 32;
    private static final int NOT_DONE = 64;
    private static final int EXCUSED = 128;
    private static final int PELVIS_HELD = 256;
    private static final int DIFFERENTIATED = 512;
    private static final int MUSCLE = 1024;
    private static final int NEURAL = 2048;

    private final int[] states = new int[TESTS * SLOTS];
    private final double[] lowest = new double[TESTS * SLOTS];
    private final double[] highest = new double[TESTS * SLOTS];
    private final boolean[] lowIsWorse = new boolean[TESTS * SLOTS];
    private final @Nullable Unit[] units = new Unit[TESTS * SLOTS];
    private final Sex sex;
    private double motorDrop = Double.NaN;

    TestReadings(Map<ClinicalTest, TestSpec> specs, List<FindingInput> findings, Sex sex) {
        this.sex = sex;
        Arrays.fill(lowest, Double.NaN);
        Arrays.fill(highest, Double.NaN);
        List<Entry> entries = new ArrayList<>(findings.size());
        for (FindingInput input : findings) {
            TestSpec spec = specs.get(input.finding().test());
            if (spec != null) {
                enter(entries, spec, input);
            }
        }
        for (Entry entry : entries) {
            lay(entry);
        }
        motorDrop = motorDrop(specs, findings);
    }

    @SuppressWarnings("EnumOrdinal") // an index into arrays that live as long as one evaluation, never stored
    private static int at(ClinicalTest test, int slot) {
        return test.ordinal() * SLOTS + slot;
    }

    private void enter(List<Entry> entries, TestSpec spec, FindingInput input) {
        Finding finding = input.finding();
        switch (finding.side()) {
            case LEFT -> enter(entries, spec, input, 0);
            case RIGHT -> enter(entries, spec, input, 1);
            case BILATERAL -> {
                enter(entries, spec, input, 0);
                enter(entries, spec, input, 1);
            }
            case MIDLINE, NONE -> enter(entries, spec, input, NO_SIDE);
        }
    }

    private void enter(List<Entry> entries, TestSpec spec, FindingInput input, int slot) {
        Entry entry = new Entry(spec, input, slot, spec.read(input.finding(), sex));
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry present = entries.get(i);
            if (present.sameAs(entry)) {
                if (present.outlasts(entry)) {
                    return;
                }
                if (entry.outlasts(present)) {
                    entries.remove(i);
                }
            }
        }
        entries.add(entry);
    }

    private void lay(Entry entry) {
        int at = at(entry.spec.test(), entry.slot);
        Finding finding = entry.input.finding();
        states[at] |= switch (entry.reading) {
            case POSITIVE -> POSITIVE;
            case NEGATIVE -> NEGATIVE;
            case MEASURED -> MEASURED;
            case EQUIVOCAL -> OPEN | EQUIVOCAL;
            case UNABLE -> OPEN | UNABLE;
            case NOT_DONE -> OPEN | NOT_DONE;
        };
        states[at] |= finding.because() != null ? EXCUSED : 0;
        states[at] |= Boolean.TRUE.equals(finding.pelvisControlled()) ? PELVIS_HELD : 0;
        states[at] |= Boolean.TRUE.equals(finding.structuralDifferentiation()) ? DIFFERENTIATED : 0;
        states[at] |= finding.endFeel() == EndFeel.MUSCLE ? MUSCLE : 0;
        states[at] |= finding.endFeel() == EndFeel.NEURAL ? NEURAL : 0;
        double value = entry.spec.canonical(finding);
        if (!Double.isNaN(value)) {
            lowest[at] = Double.isNaN(lowest[at]) ? value : Math.min(lowest[at], value);
            highest[at] = Double.isNaN(highest[at]) ? value : Math.max(highest[at], value);
            units[at] = finding.unit();
            lowIsWorse[at] = entry.spec.lowIsWorse();
        }
    }

    /** TRUE when positive, FALSE only when every record of it is plainly negative. */
    Truth positive(ClinicalTest test, SideOf sideOf, Side side) {
        int state = state(test, sideOf, side);
        if ((state & POSITIVE) != 0) {
            return Truth.TRUE;
        }
        return (state & (NEGATIVE | OPEN | MEASURED)) == NEGATIVE ? Truth.FALSE : Truth.UNKNOWN;
    }

    Truth positiveOnBothSides(ClinicalTest test) {
        return positive(test, SideOf.SAME, Side.LEFT).and(positive(test, SideOf.SAME, Side.RIGHT));
    }

    /** Whether a plain yes or no was recorded, and nothing beside it that is still open. */
    boolean decided(ClinicalTest test) {
        int state = state(test, SideOf.ANY, Side.NONE);
        return (state & (POSITIVE | NEGATIVE)) != 0 && (state & (OPEN | MEASURED)) == 0;
    }

    /** Why a test has no usable answer. */
    Gap gap(ClinicalTest test) {
        int state = state(test, SideOf.ANY, Side.NONE);
        if ((state & UNABLE) != 0) {
            return Gap.UNABLE;
        }
        if ((state & EQUIVOCAL) != 0) {
            return Gap.EQUIVOCAL;
        }
        if ((state & MEASURED) != 0) {
            return Gap.NO_VERDICT;
        }
        return (state & NOT_DONE) != 0 ? Gap.NOT_DONE : Gap.NOT_RECORDED;
    }

    /** Whether an answer, or a reason why there is none, is on record. */
    boolean answered(ClinicalTest test) {
        int state = state(test, SideOf.ANY, Side.NONE);
        return decided(test) || (state & EXCUSED) != 0 || (state & EQUIVOCAL) != 0;
    }

    Truth detail(ClinicalTest test, Detail detail, SideOf sideOf, Side side) {
        int state = state(test, sideOf, side);
        int wanted = switch (detail) {
            case PELVIS_HELD -> PELVIS_HELD;
            case DIFFERENTIATED -> DIFFERENTIATED;
            case MUSCLE_END_FEEL -> MUSCLE;
            case NEURAL_END_FEEL -> NEURAL;
        };
        return (state & wanted) != 0 ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** The number itself against a limit; a plain negative without a number stays on the harmless side of it. */
    Truth measure(ClinicalTest test, Threshold threshold, SideOf sideOf, Side side) {
        boolean any = false;
        boolean unknown = false;
        for (int slot = 0; slot < SLOTS; slot++) {
            int at = at(test, slot);
            if (!sideOf.covers(slot, side) || states[at] == 0) {
                continue;
            }
            double value = threshold.lowIsWorse() ? lowest[at] : highest[at];
            Truth truth = threshold.meets(value, sex);
            if (truth == Truth.TRUE) {
                return Truth.TRUE;
            }
            boolean plainNo = Double.isNaN(value) && (states[at] & (POSITIVE | NEGATIVE | OPEN)) == NEGATIVE;
            any |= truth == Truth.FALSE || plainNo;
            unknown |= truth == Truth.UNKNOWN && !plainNo;
        }
        return any && !unknown ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** The number of one side, of several the worst; NaN when it is not known. */
    double value(ClinicalTest test, SideOf sideOf, Side side) {
        int slot = sideOf.slot(side);
        if (slot < 0) {
            return Double.NaN;
        }
        int at = at(test, slot);
        return lowIsWorse[at] ? lowest[at] : highest[at];
    }

    @Nullable Unit unit(ClinicalTest test, SideOf sideOf, Side side) {
        int slot = sideOf.slot(side);
        return slot < 0 ? null : units[at(test, slot)];
    }

    double motorDrop() {
        return motorDrop;
    }

    Sex sex() {
        return sex;
    }

    private int state(ClinicalTest test, SideOf sideOf, Side side) {
        int at = at(test, 0);
        if (sideOf == SideOf.ANY) {
            return states[at] | states[at + 1] | states[at + 2];
        }
        int slot = sideOf.slot(side);
        return slot < 0 ? 0 : states[at + slot];
    }

    /** The largest fall in strength of one root on one side from an earlier visit to a later one. */
    private static double motorDrop(Map<ClinicalTest, TestSpec> specs, List<FindingInput> findings) {
        TestSpec spec = specs.get(ClinicalTest.MYO);
        double drop = Double.NaN;
        if (spec == null) {
            return drop;
        }
        for (FindingInput earlier : findings) {
            if (earlier.finding().test() != ClinicalTest.MYO) {
                continue;
            }
            for (FindingInput later : findings) {
                if (later.finding().test() == ClinicalTest.MYO
                        && later.origin().second() > earlier.origin().second()
                        && later.finding().side() == earlier.finding().side()
                        && later.finding().level() == earlier.finding().level()) {
                    double fall = spec.canonical(earlier.finding()) - spec.canonical(later.finding());
                    drop = Double.isNaN(drop) ? fall : Double.isNaN(fall) ? drop : Math.max(drop, fall);
                }
            }
        }
        return drop;
    }

    /** Which side a condition means, seen from the side a pattern is tried on. */
    enum SideOf {
        ANY,
        SAME,
        OPPOSITE;

        int slot(Side side) {
            return switch (side) {
                case LEFT -> this == SAME ? 0 : 1;
                case RIGHT -> this == SAME ? 1 : 0;
                case BILATERAL, MIDLINE, NONE -> this == SAME ? NO_SIDE : -1;
            };
        }

        boolean covers(int slot, Side side) {
            return this == ANY || slot(side) == slot;
        }
    }

    /** What was noted beside the result. */
    enum Detail {
        PELVIS_HELD,
        DIFFERENTIATED,
        MUSCLE_END_FEEL,
        NEURAL_END_FEEL
    }

    /** Why there is no usable answer. */
    enum Gap {
        NOT_RECORDED,
        NOT_DONE,
        UNABLE,
        EQUIVOCAL,
        NO_VERDICT
    }

    private record Entry(TestSpec spec, FindingInput input, int slot, Reading reading) {

        boolean sameAs(Entry other) {
            return spec.test() == other.spec.test()
                    && slot == other.slot
                    && input.finding().level() == other.input.finding().level();
        }

        /** Later outlasts earlier; at the same time both stand, except that a result outlasts a test not done. */
        boolean outlasts(Entry other) {
            long mine = input.origin().second();
            long its = other.input.origin().second();
            return mine > its || (mine == its && other.reading == Reading.NOT_DONE && reading != Reading.NOT_DONE);
        }
    }
}
