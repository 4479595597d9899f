package org.backline.referral.domain;

import static java.time.ZoneOffset.UTC;
import static org.backline.referral.domain.ReferralStatus.*;
import static org.backline.support.rule.Rules.require;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.backline.codes.Urgency;
import org.backline.referral.coding.RetiredCode;
import org.backline.support.rule.RuleViolation;

/** Decides what a physician may answer: refuses with the rule, or says what happened. */
final class AnswerDecisions {

    private static final Pattern ICD_10_CM = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");

    private AnswerDecisions() {}

    static List<ReferralEvent> acknowledge(ReferralState state, ReferralCommand.Acknowledge command) {
        if (state.status() == ACKNOWLEDGED) {
            return List.of();
        }
        require(isUnanswered(state), "Only a referral that nobody has answered yet is acknowledged");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Acknowledged(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.physicianId(), command.at()));
    }

    static List<ReferralEvent> accept(ReferralState state, ReferralCommand.Accept command) {
        ReferralEvent.Accepted accepted = state.accepted();
        if (state.status() == ACCEPTED && accepted != null) {
            require(
                    accepted.physicianId().equals(command.physicianId()),
                    "Another physician has already accepted this referral");
            return List.of();
        }
        require(waits(state), "Only a referral that waits for an answer is accepted");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Accepted(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.physicianId(), command.at()));
    }

    static List<ReferralEvent> decline(ReferralState state, ReferralCommand.Decline command) {
        ReferralEvent.Declined declined = state.declined();
        if (state.status() == DECLINED && declined != null) {
            require(
                    declined.physicianId().equals(command.physicianId()) && declined.reason() == command.reason(),
                    "This referral is already declined, by another physician or for another reason");
            return List.of();
        }
        require(
                waits(state),
                "Only a referral that waits for an answer is declined; once accepted it is answered, or redirected");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Declined(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.physicianId(),
                command.reason(),
                command.at()));
    }

    static List<ReferralEvent> advise(ReferralState state, ReferralCommand.Advise command) {
        ReferralEvent.Advised advised = state.advised();
        if (state.status() == ADVISED && advised != null) {
            require(
                    advised.physicianId().equals(command.physicianId())
                            && advised.restrictions().equals(command.restrictions())
                            && advised.noteId().equals(command.noteId()),
                    "The physician has already answered; the trainer reviews it next");
            return List.of();
        }
        ReferralStatus status = state.status();
        require(
                waits(state) || status == ACCEPTED || status == SCHEDULED || status == MISSED,
                "Advice alone answers a referral before the athlete is seen; afterwards the physician reports");
        require(
                state.standingUrgency() != Urgency.EMERGENCY,
                "An emergency is not answered with advice alone; see the athlete, or decline so that another is asked");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Advised(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.physicianId(),
                command.restrictions(),
                command.noteId(),
                command.at()));
    }

    static List<ReferralEvent> report(ReferralState state, ReferralCommand.Report command) {
        ReferralEvent.Reported reported = state.reported();
        if (state.status() == REPORTED && reported != null) {
            require(saysTheSame(command, reported), "The physician has already reported; the trainer reviews it next");
            return List.of();
        }
        require(isWithPhysician(state), "A report answers a referral that a physician has accepted");
        require(
                ICD_10_CM.matcher(command.diagnosisCode()).matches(),
                "A diagnosis is an ICD-10-CM code, for example M54.50");
        RetiredCode.find(command.diagnosisCode(), serviceDate(state, command.at()))
                .ifPresent(retired -> {
                    throw new RuleViolation(retired.rule());
                });
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Reported(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.physicianId(),
                command.diagnosisCode(),
                command.category(),
                command.diagnosticsOrdered(),
                command.restrictions(),
                command.remainingUrgency(),
                command.noteId(),
                command.at()));
    }

    private static boolean isUnanswered(ReferralState state) {
        return state.status() != null && state.status().isUnanswered();
    }

    private static boolean waits(ReferralState state) {
        return isUnanswered(state) || state.status() == ACKNOWLEDGED;
    }

    private static boolean isWithPhysician(ReferralState state) {
        return state.status() != null && state.status().isWithPhysician();
    }

    /** The day the athlete was seen: that of the appointment, unless the report came before it. */
    private static LocalDate serviceDate(ReferralState state, Instant reportedAt) {
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
}
