package org.backline.intake.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.time.Instant;
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
import org.backline.codes.ClinicalSummary;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** One episode of back pain of one athlete, from intake until it is closed. */
@Aggregate(type = "BackPainCase")
class BackPainCase {

    @AggregateIdentifier
    private @Nullable UUID id;

    private CaseState state = CaseState.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CaseCommand.RecordIntake command) {
        require(!state.isRecorded(), "This case is already recorded; a second intake is a new case");
        IntakeForm form = command.form();
        apply(new CaseEvent.Recorded(
                command.caseId(),
                command.athleteId(),
                command.clinicId(),
                command.trainerId(),
                command.occurredAt(),
                form,
                command.noteId()));
        DoorReferral door = command.doorReferral();
        if (door != null) {
            apply(referred(door, command.doorReferralId(), command.occurredAt()));
            limit(command.limit(), command.occurredAt());
        }
    }

    private CaseEvent.ReferredAtTheDoor referred(DoorReferral door, UUID referralId, Instant at) {
        IntakeForm form = state.intake();
        return new CaseEvent.ReferredAtTheDoor(
                Objects.requireNonNull(id),
                state.athlete(),
                state.clinic(),
                state.trainer(),
                referralId,
                door.category(),
                door.urgency(),
                door.because(),
                new ClinicalSummary(
                        form.age(),
                        form.sex(),
                        form.sport(),
                        form.painNow(),
                        form.painBest(),
                        form.painWorst(),
                        form.regions(),
                        door.positiveFlags(),
                        List.of()),
                at);
    }

    /** Corrected answers send the athlete to a physician as the first ones would have, unless one is asked already. */
    @CommandHandler
    void handle(CaseCommand.Amend command, DoorJudgement door) {
        if (state.entries().hasAmendment(command.amendmentId())) {
            return;
        }
        requireOpen("The entries of a closed case are not corrected; reopen it first");
        IntakeForm before = state.intake();
        if (command.entryId() == null) {
            require(
                    command.findings().isEmpty() && command.retracted().isEmpty(),
                    "An intake holds no findings; name the entry that does");
            require(
                    before.redFlags().keySet().containsAll(command.redFlags().keySet()),
                    "A flag that was not asked at intake is answered with the findings, not corrected");
            require(
                    !before.equals(
                            before.corrected(command.intake(), command.redFlags(), command.notAssessedBecause())),
                    "The correction changes nothing");
        } else {
            require(
                    command.intake().equals(IntakeCorrection.NONE),
                    "What the intake found is corrected in the intake, not in an entry of findings");
            state.entries().requireCorrectable(command);
        }
        apply(new CaseEvent.Amended(
                command.caseId(),
                state.athlete(),
                state.clinic(),
                command.amendmentId(),
                command.entryId(),
                command.reason(),
                command.intake(),
                command.findings(),
                command.retracted(),
                command.redFlags(),
                command.notAssessedBecause(),
                command.noteId(),
                command.at()));
        if (command.entryId() == null && state.openReferrals().isEmpty()) {
            door.judge(state.intake())
                    .filter(asked -> !door.judge(before).equals(Optional.of(asked)))
                    .ifPresent(asked -> {
                        apply(referred(asked, command.doorReferralId(), command.at()));
                        limit(door.limit(asked).orElse(null), command.at());
                    });
        }
    }

    /** Heard from another service, so it is never refused. */
    @CommandHandler
    void handle(CaseCommand.NoteEntry command) {
        if (!state.entries().has(command.entryId())) {
            apply(new CaseEvent.EntryNoted(
                    command.caseId(), command.entryId(), command.findings(), command.redFlags(), command.at()));
        }
    }

    /** Heard from another service, so it is never refused. */
    @CommandHandler
    void handle(CaseCommand.NoteProgram command) {
        if (!state.isClosed() && state.program() != command.course()) {
            apply(new CaseEvent.ProgramNoted(command.caseId(), command.programId(), command.course(), command.at()));
        }
    }

    @CommandHandler
    void handle(CaseCommand.SetParticipation command) {
        requireOpen("A closed case has no participation status to change");
        require(
                command.participation() != Participation.LIMITED
                        || !command.restrictions().isEmpty(),
                "Limited participation names at least one restriction");
        require(
                command.participation() == Participation.LIMITED
                        || command.restrictions().isEmpty(),
                "Restrictions belong to limited participation only");
        require(
                command.participation() == Participation.OUT || !state.awaits(Urgency.EMERGENCY),
                "An emergency is with a physician: the athlete stays out until the loop is closed");
        require(
                command.participation() != Participation.FULL || !state.awaits(Urgency.URGENT),
                "An urgent referral is open: the athlete does not take part in full until the loop is closed");
        boolean same = state.standing().says(command.participation(), command.restrictions())
                && Objects.equals(state.until(), command.until());
        if (!same) {
            apply(new CaseEvent.ParticipationSet(
                    command.caseId(),
                    state.athlete(),
                    state.clinic(),
                    command.participation(),
                    command.restrictions(),
                    command.until(),
                    command.at()));
        }
    }

    @CommandHandler
    void handle(CaseCommand.OfferTransfer command) {
        requireOpen("A closed case cannot be transferred");
        var offer = new CaseState.Offer(command.toTrainerId(), command.toClinicId());
        if (offer.equals(state.offer())) {
            return;
        }
        require(state.offer() == null, "The case is already offered to another trainer, who has not answered yet");
        require(
                !(command.toTrainerId().equals(state.trainer())
                        && command.toClinicId().equals(state.clinic())),
                "The case is already with this trainer");
        apply(new CaseEvent.TransferOffered(
                command.caseId(), command.toTrainerId(), command.toClinicId(), command.at()));
    }

    @CommandHandler
    void handle(CaseCommand.AcceptTransfer command) {
        requireOpen("A closed case cannot be transferred");
        CaseState.Offer offer = offered();
        apply(new CaseEvent.Transferred(
                command.caseId(),
                state.trainer(),
                state.clinic(),
                offer.toTrainerId(),
                offer.toClinicId(),
                command.at()));
    }

    @CommandHandler
    void handle(CaseCommand.RefuseTransfer command) {
        requireOpen("A closed case cannot be transferred");
        CaseState.Offer offer = offered();
        apply(new CaseEvent.TransferRefused(command.caseId(), offer.toTrainerId(), command.at()));
    }

    private CaseState.Offer offered() {
        CaseState.Offer offer = state.offer();
        require(offer != null, "The case is not offered to anybody");
        return Objects.requireNonNull(offer);
    }

    @CommandHandler
    void handle(CaseCommand.Close command) {
        if (command.outcome() == state.outcome()) {
            return;
        }
        requireOpen("The case is already closed with another outcome; reopen it first");
        require(state.openReferrals().isEmpty(), "A case with an open referral cannot be closed");
        require(
                state.awaitedResults().isEmpty(),
                "Results of studies that a physician ordered are awaited: note them with the referral, as not done if that"
                        + " is so, and then close the case");
        require(state.offer() == null, "A case that is offered to another trainer cannot be closed");
        apply(new CaseEvent.Closed(command.caseId(), state.athlete(), state.clinic(), command.outcome(), command.at()));
    }

    @CommandHandler
    void handle(CaseCommand.Reopen command) {
        require(!state.forgotten(), "The athlete of this case was erased; it cannot be reopened");
        require(state.isClosed(), "Only a closed case can be reopened");
        apply(new CaseEvent.Reopened(
                command.caseId(), state.athlete(), state.clinic(), command.reason(), command.at()));
    }

    /** The athlete's record was the place to refuse this. */
    @CommandHandler
    void handle(CaseCommand.Forget command) {
        if (!state.forgotten()) {
            apply(new CaseEvent.Forgotten(command.caseId(), state.athlete(), state.clinic(), command.at()));
        }
    }

    /** Heard from another service, so it is never refused: a referral asked for after the close still counts. */
    @CommandHandler
    void handle(CaseCommand.NoteReferral command) {
        if (!state.openReferrals().contains(command.referralId())) {
            apply(new CaseEvent.ReferralNoted(command.caseId(), command.referralId(), command.at(), command.urgency()));
            limit(command.limit(), command.at());
        }
    }

    /** A limit only takes away; what the athlete may do again is said by people and by the gate. */
    private void limit(@Nullable Limit limit, Instant at) {
        if (limit != null && !state.isClosed()) {
            state.standing()
                    .under(limit)
                    .ifPresent(left -> apply(participationSet(left.participation(), left.restrictions(), at)));
        }
    }

    /**
     * Heard from another service, so it is never refused. A later word of a person stands, and nobody is let back in
     * while a physician is still to answer.
     */
    @CommandHandler
    void handle(CaseCommand.FollowGate command) {
        boolean follows = !state.isClosed()
                && state.openReferrals().isEmpty()
                && !state.standing().isNewerThan(command.at())
                && state.participation() != Participation.FULL;
        if (follows) {
            apply(participationSet(Participation.FULL, List.of(), command.at()));
        }
    }

    /** Heard from another service, so it is never refused. */
    @CommandHandler
    void handle(CaseCommand.NoteResults command) {
        if (state.awaitedResults().contains(command.referralId()) != command.awaited()) {
            apply(new CaseEvent.ResultsNoted(command.caseId(), command.referralId(), command.awaited(), command.at()));
        }
    }

    /** Heard from another service, so it is never refused. */
    @CommandHandler
    void handle(CaseCommand.ReleaseReferral command) {
        if (state.openReferrals().contains(command.referralId())) {
            apply(new CaseEvent.ReferralSettled(command.caseId(), command.referralId(), command.at()));
        }
    }

    /** Heard from another service, so it is never refused. */
    @CommandHandler
    void handle(CaseCommand.SettleReferral command) {
        if (!state.openReferrals().contains(command.referralId())) {
            return;
        }
        apply(new CaseEvent.ReferralSettled(command.caseId(), command.referralId(), command.at()));
        boolean changes = !state.standing().says(command.participation(), command.restrictions());
        boolean tooEarly = (state.awaits(Urgency.EMERGENCY) && command.participation() != Participation.OUT)
                || (state.awaits(Urgency.URGENT) && command.participation() == Participation.FULL);
        if (changes && !tooEarly && !state.isClosed()) {
            apply(participationSet(command.participation(), command.restrictions(), command.at()));
        }
    }

    private CaseEvent.ParticipationSet participationSet(
            Participation participation, List<Restriction> restrictions, Instant at) {
        return new CaseEvent.ParticipationSet(
                Objects.requireNonNull(id), state.athlete(), state.clinic(), participation, restrictions, null, at);
    }

    private void requireOpen(String rule) {
        require(!state.isClosed(), rule);
    }

    @EventSourcingHandler
    void on(CaseEvent event) {
        id = event.caseId();
        state = state.on(event);
    }
}
