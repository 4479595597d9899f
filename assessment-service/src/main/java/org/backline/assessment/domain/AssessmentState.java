package org.backline.assessment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.assessment.domain.ReferralSoFar.Course;
import org.backline.codes.FlagAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as its events leave it; what is decided and what is shown stand on the same fold.
 *
 * @param opened how it began; absent before that
 * @param clinicId the clinic that holds the case now
 * @param trainerId the trainer who is responsible now
 * @param entries every recording of findings as it was made, oldest first
 * @param amendments every correction of the intake or an entry, oldest first
 * @param proposal the latest one
 * @param triage what stands against the case being the trainer's own
 * @param decisions every confirmation of a muscular cause, overrides included, oldest first
 * @param causeStands whether the last of them still holds
 * @param referrals every referral of the case, oldest first
 * @param closed how the case ended, while it is closed
 * @param course how long the care has gone on, what physicians have said of it, and what stopped it
 */
public record AssessmentState(
        AssessmentEvent.@Nullable Opened opened,
        String clinicId,
        String trainerId,
        List<AssessmentEvent.FindingsRecorded> entries,
        List<AssessmentEvent.Amended> amendments,
        AssessmentEvent.@Nullable Proposed proposal,
        Triage triage,
        List<AssessmentEvent.MuscularCauseIdentified> decisions,
        boolean causeStands,
        List<ReferralSoFar> referrals,
        AssessmentEvent.@Nullable Closed closed,
        CareCourse course) {

    /** Before the intake. */
    public static final AssessmentState EMPTY = new AssessmentState(
            null,
            "",
            "",
            List.of(),
            List.of(),
            null,
            Triage.NOTHING,
            List.of(),
            false,
            List.of(),
            null,
            CareCourse.NONE);

    public AssessmentState {
        entries = List.copyOf(entries);
        amendments = List.copyOf(amendments);
        decisions = List.copyOf(decisions);
        referrals = List.copyOf(referrals);
    }

    /** The state after one more event. */
    public AssessmentState on(AssessmentEvent event) {
        Next next = new Next(this);
        next.on(event);
        return next.state();
    }

    /** Where the assessment stands. */
    public AssessmentStage stage() {
        if (closed != null) {
            return AssessmentStage.CLOSED;
        }
        if (openReferral().isPresent()) {
            return AssessmentStage.REFERRED;
        }
        return causeStands ? AssessmentStage.CAUSE_IDENTIFIED : AssessmentStage.OPEN;
    }

    /** The referral that a physician has yet to answer, or the trainer to reconcile. */
    public Optional<ReferralSoFar> openReferral() {
        return referrals.stream().filter(one -> one.course() == Course.OPEN).findFirst();
    }

    /** The referral with this id, whatever became of it. */
    public Optional<ReferralSoFar> referral(UUID referralId) {
        return referrals.stream()
                .filter(one -> one.referralId().equals(referralId))
                .findFirst();
    }

    /** The entry with this id. */
    public Optional<AssessmentEvent.FindingsRecorded> entry(UUID entryId) {
        return entries.stream().filter(one -> one.entryId().equals(entryId)).findFirst();
    }

    /** What the intake found, as corrected. */
    public IntakeFacts intake() {
        return Corrections.of(begin().intake(), amendments);
    }

    /** Every recording of findings as corrected, oldest first. */
    public List<AssessmentEvent.FindingsRecorded> corrected() {
        return amendments.isEmpty()
                ? entries
                : entries.stream()
                        .map(entry -> Corrections.of(entry, amendments))
                        .toList();
    }

    /** The muscular causes that stand confirmed. */
    public Optional<AssessmentEvent.MuscularCauseIdentified> decision() {
        return causeStands ? Optional.of(decisions.getLast()) : Optional.empty();
    }

    /** The answer to each flag that was asked, as {@link FlagAnswers} reads them. */
    public Map<RedFlag, FlagAnswer> redFlags() {
        Map<RedFlag, FlagAnswer> answers = new EnumMap<>(RedFlag.class);
        if (opened != null) {
            Facts.flags(this).forEach((flag, given) -> answers.put(flag, given.answer()));
        }
        return answers;
    }

    /** Which of these flags must be asked again: a new one stopped a program, and since then they were not answered. */
    List<RedFlag> askAgain(List<RedFlag> asked) {
        return course.askAgainSince()
                .map(since -> asked.stream()
                        .filter(flag -> redFlags().get(flag) != FlagAnswer.YES && !isAnsweredSince(flag, since))
                        .toList())
                .orElse(List.of());
    }

    private boolean isAnsweredSince(RedFlag flag, Instant since) {
        return entries.stream()
                .anyMatch(entry ->
                        !entry.occurredAt().isBefore(since) && entry.redFlags().containsKey(flag));
    }

    AssessmentEvent.Opened begin() {
        return Objects.requireNonNull(opened, "The assessment has not begun");
    }

    AssessmentEvent.Proposed latestProposal() {
        return Objects.requireNonNull(proposal, "Every assessment begins with a proposal");
    }

    /** The state that comes next, while it is being changed. */
    private static final class Next {

        private AssessmentEvent.@Nullable Opened opened;
        private String clinicId;
        private String trainerId;
        private final List<AssessmentEvent.FindingsRecorded> entries;
        private final List<AssessmentEvent.Amended> amendments;
        private AssessmentEvent.@Nullable Proposed proposal;
        private Triage triage;
        private final List<AssessmentEvent.MuscularCauseIdentified> decisions;
        private boolean causeStands;
        private final List<ReferralSoFar> referrals;
        private AssessmentEvent.@Nullable Closed closed;
        private CareCourse course;

        Next(AssessmentState before) {
            opened = before.opened;
            clinicId = before.clinicId;
            trainerId = before.trainerId;
            entries = new ArrayList<>(before.entries);
            amendments = new ArrayList<>(before.amendments);
            proposal = before.proposal;
            triage = before.triage;
            decisions = new ArrayList<>(before.decisions);
            causeStands = before.causeStands;
            referrals = new ArrayList<>(before.referrals);
            closed = before.closed;
            course = before.course;
        }

        private void on(AssessmentEvent event) {
            switch (event) {
                case AssessmentEvent.Opened e -> {
                    opened = e;
                    held(e.clinicId(), e.trainerId());
                    course = course.from(e.occurredAt());
                }
                case AssessmentEvent.FindingsRecorded e -> {
                    entries.add(e);
                    triage = triage.recorded(e);
                }
                case AssessmentEvent.Amended e -> {
                    amendments.add(e);
                    triage = triage.amended(e);
                }
                case AssessmentEvent.Proposed e -> {
                    proposal = e;
                    triage = triage.proposed(e);
                    course = course.proposed(e);
                }
                case AssessmentEvent.NonMuscularCauseSuspected e -> triage = triage.announced(e);
                case AssessmentEvent.MuscularCauseIdentified e -> {
                    decisions.add(e);
                    causeStands = true;
                }
                case AssessmentEvent.ReferralRequested e -> referred(ReferralSoFar.of(e));
                case AssessmentEvent.ReferralNoted e -> referred(ReferralSoFar.of(e));
                case AssessmentEvent.ReferralCancelled e -> referral(e.referralId(), Course.CANCELLED);
                case AssessmentEvent.ReferralRenewed e -> {
                    referral(e.referralId(), Course.OPEN);
                    triage = triage.raised(e.urgency());
                }
                case AssessmentEvent.ReferralDeclined e -> referral(e.referralId(), Course.DECLINED);
                case AssessmentEvent.ReferralReconciled e -> {
                    referral(e.referralId(), Course.RECONCILED);
                    triage = triage.raised(e.remainingUrgency());
                    causeStands = causeStands && e.choice() == ReconciliationChoice.RESUME_PROGRAM;
                    course = course.from(e.occurredAt());
                }
                case AssessmentEvent.UrgencyLowered e -> triage = triage.lowered(e);
                case AssessmentEvent.ProgressReviewed e -> {
                    triage = triage.reviewed(e);
                    course = course.reviewed(e);
                }
                case AssessmentEvent.Diagnosed e -> course = course.diagnosed(e);
                case AssessmentEvent.MissedReferralReviewed e -> course = course.reviewed(e);
                case AssessmentEvent.ProgramStopped e -> {
                    course = course.stopped(e);
                    causeStands = false;
                }
                case AssessmentEvent.HandedOver e -> held(e.clinicId(), e.trainerId());
                case AssessmentEvent.Closed e -> closed = e;
                case AssessmentEvent.Reopened e -> {
                    closed = null;
                    causeStands = causeStands && e.reason() == ReopeningReason.CLOSED_IN_ERROR;
                    course = course.from(e.occurredAt());
                }
            }
        }

        private void held(String byClinic, String byTrainer) {
            clinicId = byClinic;
            trainerId = byTrainer;
        }

        /** A person who asks for more urgency than the rules raises it as the rules do. */
        private void referred(ReferralSoFar referral) {
            referrals.add(referral);
            triage = triage.raised(referral.urgency());
        }

        private void referral(UUID referralId, Course next) {
            referrals.replaceAll(one -> one.referralId().equals(referralId) ? one.at(next) : one);
        }

        AssessmentState state() {
            return new AssessmentState(
                    opened,
                    clinicId,
                    trainerId,
                    entries,
                    amendments,
                    proposal,
                    triage,
                    decisions,
                    causeStands,
                    referrals,
                    closed,
                    course);
        }
    }
}
