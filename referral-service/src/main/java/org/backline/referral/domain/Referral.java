package org.backline.referral.domain;

import static java.time.ZoneOffset.UTC;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.referral.domain.ReferralStatus.*;
import static org.backline.support.rule.Rules.require;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * One question to a physician, from the request until the trainer has closed the loop.
 *
 * <p>To have seen something (acknowledge, review) is true whoever says it again; a decision (accept, decline, report,
 * reconcile) is a repeat only when the same person decides the same.
 */
@Aggregate(type = "Referral")
class Referral {

    private static final Pattern ICD_10_CM = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it: it names the stream of events.
    private @Nullable UUID id;

    private ReferralState state = ReferralState.NONE;

    Referral() {}

    /** Heard from another service, so it is never refused: the same request a second time opens nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReferralCommand.Open command) {
        if (state.status() != null) {
            return;
        }
        apply(new ReferralEvent.Opened(
                command.referralId(),
                command.caseId(),
                command.clinicId(),
                command.athleteId(),
                command.trainerId(),
                command.origin(),
                command.category(),
                command.urgency(),
                command.because(),
                command.question(),
                command.suggestedDiagnostics(),
                command.summary(),
                command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Acknowledge command) {
        if (is(ACKNOWLEDGED)) {
            return;
        }
        require(is(REQUESTED), "Only a referral that nobody has answered yet is acknowledged");
        ReferralEvent.Opened request = state.request();
        apply(new ReferralEvent.Acknowledged(
                request.referralId(), request.caseId(), request.clinicId(), command.physicianId(), command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Accept command) {
        ReferralEvent.Accepted accepted = state.accepted();
        if (is(ACCEPTED) && accepted != null) {
            require(
                    accepted.physicianId().equals(command.physicianId()),
                    "Another physician has already accepted this referral");
            return;
        }
        require(is(REQUESTED) || is(ACKNOWLEDGED), "Only a referral that waits for an answer is accepted");
        ReferralEvent.Opened request = state.request();
        apply(new ReferralEvent.Accepted(
                request.referralId(), request.caseId(), request.clinicId(), command.physicianId(), command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Decline command) {
        ReferralEvent.Declined declined = state.declined();
        if (is(DECLINED) && declined != null) {
            require(
                    declined.physicianId().equals(command.physicianId()) && declined.reason() == command.reason(),
                    "This referral is already declined, by another physician or for another reason");
            return;
        }
        require(
                is(REQUESTED) || is(ACKNOWLEDGED),
                "Only a referral that waits for an answer is declined; once accepted it ends with a report");
        ReferralEvent.Opened request = state.request();
        apply(new ReferralEvent.Declined(
                request.referralId(),
                request.caseId(),
                request.clinicId(),
                command.physicianId(),
                command.reason(),
                command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Schedule command) {
        ReferralEvent.Scheduled scheduled = state.scheduled();
        if (is(SCHEDULED) && scheduled != null && scheduled.startsAt().equals(command.startsAt())) {
            return;
        }
        require(
                is(ACCEPTED) || is(SCHEDULED),
                "An appointment is made or moved after a physician has accepted and before the report");
        ReferralEvent.Opened request = state.request();
        require(
                !command.startsAt().isBefore(request.at()),
                "An appointment does not start before the referral was requested");
        require(
                command.startsAt().isBefore(command.at().plus(LONGEST_WAIT)),
                "An appointment starts within the next " + LONGEST_WAIT.toDays() + " days");
        apply(new ReferralEvent.Scheduled(
                request.referralId(), request.caseId(), request.clinicId(), command.startsAt(), command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Report command) {
        ReferralEvent.Reported reported = state.reported();
        if (is(REPORTED) && reported != null) {
            require(saysTheSame(command, reported), "The physician has already reported; the trainer reviews it next");
            return;
        }
        require(is(ACCEPTED) || is(SCHEDULED), "A report answers a referral that a physician has accepted");
        require(
                ICD_10_CM.matcher(command.diagnosisCode()).matches(),
                "A diagnosis is an ICD-10-CM code, for example M54.50");
        RetiredCode.find(command.diagnosisCode(), serviceDate(command.at())).ifPresent(retired -> {
            throw new RuleViolation(retired.rule());
        });
        ReferralEvent.Opened request = state.request();
        apply(new ReferralEvent.Reported(
                request.referralId(),
                request.caseId(),
                request.clinicId(),
                command.physicianId(),
                command.diagnosisCode(),
                command.category(),
                command.diagnosticsOrdered(),
                command.restrictions(),
                command.remainingUrgency(),
                command.noteId(),
                command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Review command) {
        if (is(REVIEWED)) {
            return;
        }
        require(
                is(REPORTED) || is(DECLINED),
                "The trainer reviews an answer: a physician's report, or that the referral was declined");
        ReferralEvent.Opened request = state.request();
        apply(new ReferralEvent.Reviewed(
                request.referralId(), request.caseId(), request.clinicId(), command.trainerId(), command.at()));
    }

    @CommandHandler
    void handle(ReferralCommand.Reconcile command) {
        ReferralEvent.Reconciled reconciled = state.reconciled();
        if (is(RECONCILED) && reconciled != null) {
            require(saysTheSame(command, reconciled), "The loop is already closed, and not in this way");
            return;
        }
        require(is(REVIEWED), "The trainer closes the loop after reviewing the physician's answer");
        require(
                command.participation() != Participation.LIMITED
                        || !command.restrictions().isEmpty(),
                "Limited participation names at least one restriction");
        require(
                command.participation() == Participation.LIMITED
                        || command.restrictions().isEmpty(),
                "Restrictions belong to limited participation only");
        require(
                state.standingUrgency() == null
                        || command.choice() != ReconciliationChoice.RESUME_PROGRAM
                        || command.participation() != Participation.FULL,
                "Only a physician's report lifts an urgency; while one stands, the program is not resumed with full"
                        + " participation");
        ReferralEvent.Opened request = state.request();
        apply(new ReferralEvent.Reconciled(
                request.referralId(),
                request.caseId(),
                request.clinicId(),
                request.athleteId(),
                command.trainerId(),
                command.choice(),
                state.standingUrgency(),
                command.participation(),
                command.restrictions(),
                command.at()));
    }

    @EventSourcingHandler
    void on(ReferralEvent event) {
        id = event.referralId();
        state = state.on(event);
    }

    private boolean is(ReferralStatus status) {
        return state.status() == status;
    }

    /** The day the athlete was seen: that of the appointment, unless the report came before it. */
    private LocalDate serviceDate(Instant reportedAt) {
        ReferralEvent.Scheduled scheduled = state.scheduled();
        Instant seenAt =
                scheduled == null || scheduled.startsAt().isAfter(reportedAt) ? reportedAt : scheduled.startsAt();
        return seenAt.atOffset(UTC).toLocalDate();
    }

    private static boolean saysTheSame(ReferralCommand.Report command, ReferralEvent.Reported reported) {
        return command.physicianId().equals(reported.physicianId())
                && command.diagnosisCode().equals(reported.diagnosisCode())
                && command.category() == reported.category()
                && command.diagnosticsOrdered().equals(reported.diagnosticsOrdered())
                && command.restrictions().equals(reported.restrictions())
                && command.remainingUrgency() == reported.remainingUrgency()
                && Objects.equals(command.noteId(), reported.noteId());
    }

    private static boolean saysTheSame(ReferralCommand.Reconcile command, ReferralEvent.Reconciled reconciled) {
        return command.trainerId().equals(reconciled.trainerId())
                && command.choice() == reconciled.choice()
                && command.participation() == reconciled.participation()
                && command.restrictions().equals(reconciled.restrictions());
    }
}
