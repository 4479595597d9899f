package org.backline.program.exercise.course;

import static java.util.Comparator.comparingLong;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backline.codes.EvidenceMark;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.jspecify.annotations.Nullable;

/** Judges a review: change of each measure against what matters and against its error, and what follows: pure. */
public final class ReviewCheck {

    private final CourseRules rules;

    public ReviewCheck(CourseRules rules) {
        this.rules = rules;
    }

    /**
     * Change of one measure since the beginning.
     *
     * @param gain points for the better; below zero for the worse
     * @param meaningful whether it reaches what matters and exceeds the error
     * @param worse whether it is worse by what would matter
     */
    public record Change(
            Instrument instrument,
            double first,
            double now,
            double gain,
            boolean meaningful,
            boolean worse,
            Measure.About about,
            double matters,
            @Nullable Double error,
            String source,
            EvidenceMark mark) {}

    /** What follows from a review. */
    public enum Outcome {
        /** The program goes on. */
        GOES_ON,
        /** No change can be told. */
        UNKNOWN,
        /** Trained too little to judge the program by: talk over what stands in the way. */
        COACH,
        /** Trained and not better: ask a physician. */
        REFER
    }

    /** The judgement of a review, with the rule behind it. */
    public record Verdict(String milestone, Outcome outcome, String rule, List<Change> changes) {

        public Verdict {
            changes = List.copyOf(changes);
        }

        /** Whether any measure is worse by what matters. */
        public boolean isWorse() {
            return changes.stream().anyMatch(Change::worse);
        }
    }

    /**
     * Judges a review.
     *
     * @param first score of each instrument at the beginning
     * @param scores those of this review
     * @param worseBefore whether the review before was worse too
     */
    public Verdict judge(
            Map<Instrument, Double> first,
            List<PromScore> scores,
            Instant assignedAt,
            Instant at,
            boolean worseBefore,
            Adherence adherence) {
        Milestone milestone = milestone(assignedAt, at);
        List<Change> changes = new ArrayList<>();
        for (PromScore score : scores) {
            Double before = first.get(score.instrument());
            if (before != null) {
                rules.measure(score.instrument())
                        .map(measure -> change(measure, before, score.value()))
                        .ifPresent(changes::add);
            }
        }
        Outcome outcome = outcome(milestone, changes, worseBefore, adherence);
        return new Verdict(milestone.id(), outcome, rule(outcome), changes);
    }

    /** The review that is meant: the one whose day is nearest. */
    private Milestone milestone(Instant assignedAt, Instant at) {
        long day = Duration.between(assignedAt, at).toDays();
        return rules.milestones().stream()
                .min(comparingLong(one -> Math.abs(one.day() - day)))
                .orElseThrow();
    }

    private static Change change(Measure measure, double first, double now) {
        return new Change(
                measure.instrument(),
                first,
                now,
                measure.gain(first, now),
                measure.isMeaningful(first, now),
                measure.isWorse(first, now),
                measure.about(),
                measure.matters(),
                measure.error(),
                measure.source(),
                measure.mark());
    }

    private static Outcome outcome(
            Milestone milestone, List<Change> changes, boolean worseBefore, Adherence adherence) {
        if (changes.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        boolean worse = changes.stream().anyMatch(Change::worse);
        boolean better = changes.stream().anyMatch(Change::meaningful);
        if (worse && worseBefore) {
            return Outcome.REFER;
        }
        if (!milestone.decides() || (better && !worse)) {
            return Outcome.GOES_ON;
        }
        return adherence.asAsked() ? Outcome.REFER : Outcome.COACH;
    }

    private static String rule(Outcome outcome) {
        return switch (outcome) {
            case GOES_ON -> "REVIEW-GOES-ON";
            case UNKNOWN -> "REVIEW-UNKNOWN";
            case COACH -> "REVIEW-COACH";
            case REFER -> "REVIEW-REFER";
        };
    }

    /** The review that is due after these; none once the last one is done. */
    public Optional<Milestone> nextDue(List<String> milestonesDone) {
        List<Milestone> all = rules.milestones();
        int next = 0;
        for (int index = 0; index < all.size(); index++) {
            if (milestonesDone.contains(all.get(index).id())) {
                next = index + 1;
            }
        }
        return next < all.size() ? Optional.of(all.get(next)) : Optional.empty();
    }
}
