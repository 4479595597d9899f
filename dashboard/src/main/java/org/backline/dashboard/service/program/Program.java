package org.backline.dashboard.service.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.MuscularCause;
import org.backline.codes.PrescribedExercise;
import org.jspecify.annotations.Nullable;

/**
 * A program as it stands now, and what the rules say of it.
 *
 * @param state DRAFTED, ASSIGNED, HELD, COMPLETED or STOPPED
 * @param today ids of the exercises of a session now, in order
 * @param minutes how long that session takes
 * @param equipment what is at hand; absent: everything
 * @param restrictions a physician's
 * @param baseline first score of each instrument
 * @param spans since when it was in which phase, or at rest
 * @param version for whoever changes it
 */
public record Program(
        UUID programId,
        String state,
        @Nullable String heldFor,
        List<MuscularCause> causes,
        int phase,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded,
        List<String> today,
        int minutes,
        @Nullable List<String> equipment,
        @Nullable Integer minutesAtHand,
        String libraryVersion,
        @Nullable Instant assignedAt,
        @Nullable Instant endedAt,
        @Nullable String stoppedFor,
        @Nullable Boolean returnGatePassed,
        @Nullable String gateOverride,
        List<UUID> openReferrals,
        @Nullable String awaits,
        List<String> restrictions,
        @Nullable Proposal proposal,
        @Nullable Adherence adherence,
        List<Review> reviews,
        @Nullable ReviewDue nextReview,
        Gate returnGate,
        @Nullable Map<String, Double> baseline,
        @Nullable List<Span> spans,
        long version) {

    public Program {
        causes = List.copyOf(causes);
        exercises = List.copyOf(exercises);
        excluded = List.copyOf(excluded);
        today = List.copyOf(today);
        openReferrals = List.copyOf(openReferrals);
        restrictions = List.copyOf(restrictions);
        reviews = List.copyOf(reviews);
        Objects.requireNonNull(returnGate);
    }

    /** What the sessions so far propose. */
    public record Proposal(String kind, List<Reason> reasons) {}

    /** A rule that speaks for the proposal. */
    public record Reason(
            String rule,
            String text,
            EvidenceGrade grade,
            @Nullable UUID sessionId) {}

    /** How far the athlete has trained as asked. */
    public record Adherence(double asked, double done, double share, boolean asAsked) {}

    /** A review that took place. */
    public record Review(
            UUID reviewId,
            String milestone,
            List<Change> changes,
            String outcome,
            String rule,
            double asked,
            double done,
            boolean asAsked,
            Instant occurredAt) {}

    /** Change of one measure since the beginning; the gain is above zero for the better. */
    public record Change(String instrument, double first, double now, double gain, boolean meaningful, boolean worse) {}

    /** The review that comes next. */
    public record ReviewDue(String milestone, Instant dueAt, boolean overdue) {}

    /** Gate G4 as a checklist. */
    public record Gate(List<GateLine> lines, boolean ladderOpen, boolean open) {

        /** How many lines have passed. */
        public long passed() {
            return lines.stream().filter(GateLine::passed).count();
        }

        /** Lines that a trainer enters. */
        public List<GateLine> entered() {
            return lines.stream().filter(line -> !line.computed()).toList();
        }

        /** Whether a reason would be enough to complete the program now. */
        public boolean mayBeOverridden() {
            return lines.stream().allMatch(line -> line.passed() || line.mayBeOverridden());
        }
    }

    /** A line of the gate. */
    public record GateLine(
            String id,
            String text,
            String unit,
            @Nullable Double atMost,
            @Nullable Double atLeast,
            @Nullable Double value,
            boolean passed,
            boolean ladder,
            boolean computed,
            boolean mayBeOverridden) {}

    /** From when on it was in a phase, or at rest. */
    public record Span(Instant from, int phase, boolean resting) {}

    /** The exercises of a session now. */
    public List<PrescribedExercise> session() {
        return today.stream()
                .map(id -> exercises.stream()
                        .filter(exercise -> exercise.exercise().equals(id))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Exercises of the plan that are not part of a session now. */
    public List<PrescribedExercise> later() {
        return exercises.stream()
                .filter(exercise -> !today.contains(exercise.exercise()))
                .toList();
    }

    /** Whether it can still change. */
    public boolean isOpen() {
        return !state.equals("COMPLETED") && !state.equals("STOPPED");
    }

    /** Whether it was ever assigned. */
    public boolean isAssigned() {
        return assignedAt != null;
    }
}
