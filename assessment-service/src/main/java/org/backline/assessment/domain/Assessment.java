package org.backline.assessment.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.assessment.domain.ReferralSoFar.Course;
import org.backline.codes.MuscularCause;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * The assessment of one case. The rules propose; a muscular cause or a referral is a trainer's act. Facts that other
 * services report are kept in every stage, a closed one included: a late fact is no reason to lose it.
 */
@Aggregate
class Assessment {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it: it names the stream of events.
    private @Nullable UUID caseId;

    private AssessmentState state = AssessmentState.EMPTY;

    Assessment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AssessmentCommand.Open command, Proposing proposing) {
        if (state.opened() != null) {
            return;
        }
        apply(new AssessmentEvent.Opened(
                command.caseId(),
                command.clinicId(),
                command.trainerId(),
                command.athleteId(),
                command.sourceEventId(),
                command.intake(),
                command.occurredAt()));
        propose(command.sourceEventId(), command.occurredAt(), proposing);
    }

    @CommandHandler
    void handle(AssessmentCommand.RecordFindings command, Proposing proposing) {
        Optional<AssessmentEvent.FindingsRecorded> earlier = state.entry(command.entryId());
        if (earlier.isPresent()) {
            require(isSame(earlier.get(), command), "This entry was recorded before with other content");
            return;
        }
        requireOpen();
        require(
                !(command.findings().isEmpty()
                        && command.redFlags().isEmpty()
                        && command.proms().isEmpty()),
                "An entry holds at least one finding, one red-flag answer or one score");
        apply(new AssessmentEvent.FindingsRecorded(
                command.caseId(),
                state.clinicId(),
                command.entryId(),
                command.findings(),
                command.redFlags(),
                command.notAssessedBecause(),
                command.proms(),
                command.noteId(),
                command.occurredAt()));
        propose(command.entryId(), command.occurredAt(), proposing);
    }

    /** Decided where the entry was corrected, so it is never refused; the same correction again changes nothing. */
    @CommandHandler
    void handle(AssessmentCommand.Amend command, Proposing proposing) {
        boolean known =
                state.amendments().stream().anyMatch(made -> made.amendmentId().equals(command.amendmentId()));
        if (known) {
            return;
        }
        apply(new AssessmentEvent.Amended(
                command.caseId(),
                state.clinicId(),
                command.amendmentId(),
                command.entryId(),
                command.reason(),
                command.intake(),
                command.findings(),
                command.retracted(),
                command.redFlags(),
                command.notAssessedBecause(),
                command.occurredAt()));
        propose(command.amendmentId(), command.occurredAt(), proposing);
    }

    @CommandHandler
    void handle(AssessmentCommand.IdentifyMuscularCause command, Proposing proposing) {
        List<MuscularCause> causes =
                command.causes().stream().map(proposing::graded).toList();
        if (state.decision().filter(made -> isSame(made, command, causes)).isPresent()) {
            return;
        }
        requireOpen();
        require(
                state.openReferral().isEmpty(),
                "While a referral is open no muscular cause is confirmed; reconcile the physician's answer first");
        require(
                !state.triage().isUrgent(),
                "While an emergency or urgent reason is open no muscular cause is confirmed; only a physician lowers"
                        + " it");
        AssessmentEvent.Proposed proposal = state.latestProposal();
        if (!proposal.unanswered().isEmpty()) {
            throw new RuleViolation(
                    "No muscular cause is confirmed before the screen is complete: every red flag and exclusion test is"
                            + " answered, or a reason says why not. Missing: "
                            + String.join(", ", proposal.unanswered()),
                    proposal.unanswered());
        }
        require(!causes.isEmpty(), "At least one cause is named");
        require(new HashSet<>(causes).size() == causes.size(), "A cause is named once");
        List<String> notProposed = causes.stream()
                .filter(cause -> !proposal.patterns().contains(cause))
                .map(cause -> cause.pattern() + " " + cause.side())
                .toList();
        require(
                notProposed.isEmpty() || command.overrideReason() != null,
                "The rules do not propose " + String.join(", ", notProposed)
                        + "; confirm with an override and its reason");
        apply(new AssessmentEvent.MuscularCauseIdentified(
                command.caseId(),
                state.clinicId(),
                state.begin().athleteId(),
                proposal.proposalId(),
                causes,
                proposal.contraindications(),
                proposal.hipFlexorsTight(),
                command.overrideReason() != null,
                command.overrideReason(),
                command.noteId(),
                command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.Refer command) {
        Optional<ReferralSoFar> earlier = state.referral(command.referralId());
        if (earlier.isPresent()) {
            require(earlier.get().isAskedBy(command), "This referral was requested before with other content");
            return;
        }
        requireOpen();
        require(
                state.openReferral().isEmpty(),
                "A case has one open referral at a time; reconcile the physician's answer first");
        require(
                !Triage.isLower(command.urgency(), state.triage().urgency()),
                "A referral may not ask for less urgency than stands open: "
                        + state.triage().urgency());
        apply(Referring.asked(state, command));
    }

    @CommandHandler
    void handle(AssessmentCommand.NoteReferral command) {
        if (state.referral(command.referralId()).isPresent()) {
            return;
        }
        apply(new AssessmentEvent.ReferralNoted(
                command.caseId(),
                state.clinicId(),
                command.referralId(),
                command.origin(),
                command.category(),
                command.urgency(),
                command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.NoteDecline command) {
        if (!isAt(Course.OPEN, command.referralId())) {
            return;
        }
        apply(new AssessmentEvent.ReferralDeclined(
                command.caseId(), state.clinicId(), command.referralId(), command.reason(), command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.NoteCancellation command) {
        if (state.referral(command.referralId()).isEmpty()
                || isAt(Course.CANCELLED, command.referralId())
                || isAt(Course.RECONCILED, command.referralId())) {
            return;
        }
        apply(new AssessmentEvent.ReferralCancelled(
                command.caseId(), state.clinicId(), command.referralId(), command.reason(), command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.NoteRenewal command) {
        Optional<ReferralSoFar> before = state.referral(command.referralId());
        if (before.isEmpty() || before.get().course() == Course.OPEN) {
            return;
        }
        apply(new AssessmentEvent.ReferralRenewed(
                command.caseId(),
                state.clinicId(),
                command.referralId(),
                Objects.requireNonNullElse(command.urgency(), before.get().urgency()),
                command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.TakeBack command, Proposing proposing) {
        if (state.referral(command.referralId()).isEmpty() || isAt(Course.RECONCILED, command.referralId())) {
            return;
        }
        Triage before = state.triage();
        apply(new AssessmentEvent.ReferralReconciled(
                command.caseId(),
                state.clinicId(),
                command.referralId(),
                command.choice(),
                command.remainingUrgency(),
                command.occurredAt()));
        if (before.urgency() != null && Triage.isLower(command.remainingUrgency(), before.urgency())) {
            apply(new AssessmentEvent.UrgencyLowered(
                    command.caseId(),
                    state.clinicId(),
                    command.referralId(),
                    before.urgency(),
                    command.remainingUrgency(),
                    before.answeredBy(command.remainingUrgency()),
                    command.occurredAt()));
        }
        if (before.urgency() != command.remainingUrgency()) {
            propose(command.referralId(), command.occurredAt(), proposing);
        }
    }

    @CommandHandler
    void handle(AssessmentCommand.ReviewProgress command, Proposing proposing) {
        Instant due = state.course().since().plus(proposing.stopAfter());
        if (!state.course().running()
                || state.closed() != null
                || state.openReferral().isPresent()
                || command.occurredAt().isBefore(due)) {
            return;
        }
        boolean progress = proposing.showsProgress(state, command.occurredAt());
        apply(new AssessmentEvent.ProgressReviewed(
                command.caseId(), state.clinicId(), command.reviewId(), progress, command.occurredAt()));
        if (!progress) {
            propose(command.reviewId(), command.occurredAt(), proposing);
            apply(Referring.stalled(state, command));
        }
    }

    @CommandHandler
    void handle(AssessmentCommand.NoteDiagnosis command, Proposing proposing) {
        boolean known = state.course()
                .diagnosis(command.referralId())
                .filter(said -> said.diagnosisCode().equals(command.diagnosisCode())
                        && said.category() == command.category()
                        && said.remainingUrgency() == command.remainingUrgency())
                .isPresent();
        if (known) {
            return;
        }
        apply(new AssessmentEvent.Diagnosed(
                command.caseId(),
                state.clinicId(),
                command.referralId(),
                command.diagnosisCode(),
                command.category(),
                command.remainingUrgency(),
                proposing.warranted(command.category(), command.remainingUrgency()),
                command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.ReviewMissedReferral command) {
        Optional<AssessmentEvent.MissedReferralReviewed> earlier =
                state.course().hindsight().review(command.reviewId());
        if (earlier.isPresent()) {
            require(earlier.get().finding() == command.finding(), "This review was recorded before with other content");
            return;
        }
        AssessmentEvent.Diagnosed missed = state.course()
                .hindsight()
                .waiting()
                .orElseThrow(() -> new RuleViolation("No missed referral of this case waits for a review"));
        apply(new AssessmentEvent.MissedReferralReviewed(
                command.caseId(),
                state.clinicId(),
                command.reviewId(),
                missed.referralId(),
                command.finding(),
                command.reviewedBy(),
                command.noteId(),
                command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.Retriage command, Proposing proposing) {
        if (state.course().isStopped(command.programId())) {
            return;
        }
        apply(new AssessmentEvent.ProgramStopped(
                command.caseId(), state.clinicId(), command.programId(), command.reason(), command.occurredAt()));
        propose(command.programId(), command.occurredAt(), proposing);
    }

    @CommandHandler
    void handle(AssessmentCommand.HandOver command) {
        if (state.clinicId().equals(command.toClinicId()) && state.trainerId().equals(command.toTrainerId())) {
            return;
        }
        apply(new AssessmentEvent.HandedOver(
                command.caseId(), command.toClinicId(), command.toTrainerId(), command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.Close command) {
        if (state.closed() != null) {
            return;
        }
        apply(new AssessmentEvent.Closed(command.caseId(), state.clinicId(), command.outcome(), command.occurredAt()));
    }

    @CommandHandler
    void handle(AssessmentCommand.Reopen command) {
        if (state.closed() == null) {
            return;
        }
        apply(new AssessmentEvent.Reopened(command.caseId(), state.clinicId(), command.reason(), command.occurredAt()));
    }

    @EventSourcingHandler
    void on(AssessmentEvent event) {
        caseId = event.caseId();
        state = state.on(event);
    }

    /** The proposal's id follows from what made it necessary, so that a repeat makes the same one. */
    private void propose(UUID because, Instant at, Proposing proposing) {
        UUID proposalId = UUID.nameUUIDFromBytes(("proposal of " + because).getBytes(UTF_8));
        AssessmentEvent.Proposed proposal = proposing.propose(state, proposalId, at);
        apply(proposal);
        if (!proposal.suspicions().isEmpty()
                && !proposal.suspicions().equals(state.triage().announced())) {
            apply(new AssessmentEvent.NonMuscularCauseSuspected(
                    proposal.caseId(),
                    proposal.clinicId(),
                    proposalId,
                    proposal.suspicions(),
                    proposal.suspicions().getFirst().urgency(),
                    at));
        }
    }

    private void requireOpen() {
        require(state.closed() == null, "The case is closed; reopen it first");
    }

    private boolean isAt(Course course, UUID referralId) {
        return state.referral(referralId).filter(one -> one.course() == course).isPresent();
    }

    private static boolean isSame(AssessmentEvent.FindingsRecorded earlier, AssessmentCommand.RecordFindings command) {
        return earlier.findings().equals(command.findings())
                && earlier.redFlags().equals(command.redFlags())
                && earlier.notAssessedBecause().equals(command.notAssessedBecause())
                && earlier.proms().equals(command.proms());
    }

    /** The same causes confirmed once more on the same proposal are no second decision. */
    private boolean isSame(
            AssessmentEvent.MuscularCauseIdentified made,
            AssessmentCommand.IdentifyMuscularCause command,
            List<MuscularCause> causes) {
        return state.closed() == null
                && made.proposalId().equals(state.latestProposal().proposalId())
                && made.overrideReason() == command.overrideReason()
                && new HashSet<>(made.causes()).equals(new HashSet<>(causes));
    }
}
