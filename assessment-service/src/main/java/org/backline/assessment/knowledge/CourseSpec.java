package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.CaseFacts.PromInput;
import org.backline.codes.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * When the scores over time, or the time itself, say that an athlete is not getting better.
 *
 * @param recheckDays days after which a trainer looks again at an athlete in their own care
 * @param stopDays days of care after which a change that nobody has shown counts as none
 * @param reviewDays days after which a meaningful change is expected
 * @param worseReviews so many reviews in a row, each worse than the one before, are enough at any time
 */
record CourseSpec(
        int recheckDays, int reviewDays, int stopDays, int worseReviews, Map<Instrument, InstrumentSpec> instruments) {

    /**
     * As {@link #stalled(List)}, but once care has lasted too long, what is not known counts as no change: time runs even
     * when nobody visits.
     *
     * @param dayOfCare days since care began, null outside a case
     */
    Truth stalled(List<PromInput> proms, @Nullable Integer dayOfCare) {
        Truth seen = stalled(proms);
        return seen == Truth.UNKNOWN && dayOfCare != null && dayOfCare >= stopDays ? Truth.TRUE : seen;
    }

    /** TRUE: stalled or getting worse; FALSE: a change that matters; UNKNOWN: too early or too few scores. */
    Truth stalled(List<PromInput> proms) {
        if (proms.size() < 2) {
            return Truth.UNKNOWN;
        }
        Truth pain = Truth.UNKNOWN;
        Truth function = Truth.UNKNOWN;
        for (InstrumentSpec spec : instruments.values()) {
            List<PromInput> series = series(proms, spec.instrument());
            if (worse(spec, series)) {
                return Truth.TRUE;
            }
            if (spec.instrument() == Instrument.NPRS) {
                pain = changed(spec, series);
            } else if (spec.function()) {
                function = better(function, changed(spec, series));
            }
        }
        if (pain == Truth.TRUE || function == Truth.TRUE) {
            return Truth.FALSE;
        }
        return pain == Truth.FALSE || function == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static Truth better(Truth one, Truth other) {
        return one == Truth.TRUE || other == Truth.TRUE ? Truth.TRUE : one == Truth.UNKNOWN ? other : one;
    }

    private Truth changed(InstrumentSpec spec, List<PromInput> series) {
        if (series.isEmpty()) {
            return Truth.UNKNOWN;
        }
        PromInput first = series.getFirst();
        PromInput last = series.getLast();
        double from = first.score().value();
        double to = last.score().value();
        if (last.origin().visit() > first.origin().visit()
                && (spec.meaningful(from, to) || (spec.recoveredAt(to) && spec.recoveredAt(from)))) {
            return Truth.TRUE;
        }
        return last.origin().visit() - first.origin().visit() >= reviewDays ? Truth.FALSE : Truth.UNKNOWN;
    }

    private boolean worse(InstrumentSpec spec, List<PromInput> series) {
        int run = 0;
        for (int i = 1; i < series.size(); i++) {
            boolean fell =
                    series.get(i).origin().visit() > series.get(i - 1).origin().visit()
                            && spec.improvement(
                                            series.get(i - 1).score().value(),
                                            series.get(i).score().value())
                                    < 0;
            run = fell ? run + 1 : 0;
            if (run >= worseReviews) {
                return true;
            }
        }
        return false;
    }

    /** The scores of one instrument in time; of several on one day the worst. */
    private List<PromInput> series(List<PromInput> proms, Instrument instrument) {
        List<PromInput> series = new ArrayList<>();
        for (PromInput input : proms) {
            if (input.score().instrument() == instrument) {
                series.add(input);
            }
        }
        InstrumentSpec spec = instruments.get(instrument);
        boolean highIsBetter = spec != null && spec.highIsBetter();
        Comparator<PromInput> byValue =
                Comparator.comparingDouble(input -> input.score().value());
        series.sort(Comparator.<PromInput>comparingInt(input -> input.origin().visit())
                .thenComparing(highIsBetter ? byValue : byValue.reversed()));
        List<PromInput> days = new ArrayList<>();
        for (PromInput input : series) {
            if (days.isEmpty()
                    || days.getLast().origin().visit() != input.origin().visit()) {
                days.add(input);
            }
        }
        return days;
    }
}
