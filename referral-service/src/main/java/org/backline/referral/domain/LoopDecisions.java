package org.backline.referral.domain;

import static org.backline.referral.domain.ReferralStatus.*;
import static org.backline.support.rule.Rules.require;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** Decides how a loop is carried, rests and ends: refuses with the rule, or says what happened. */
final class LoopDecisions {

    private LoopDecisions() {}

    /** Each channel is told once a round; what comes after an answer is late and says nothing. */
    static List<ReferralEvent> deliver(ReferralState state, ReferralCommand.Deliver command) {
        ReferralStatus status = state.status();
        boolean known = state.steps().subList(state.round(), state.steps().size()).stream()
                .anyMatch(step -> step instanceof ReferralEvent.Delivered before
                        && before.channel() == command.channel()
                        && before.physicianIds().equals(command.physicianIds()));
        if (status == null || !status.isUnanswered() || known) {
            return List.of();
        }
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Delivered(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.channel(),
                command.physicianIds(),
                command.at()));
    }

    static List<ReferralEvent> redirect(ReferralState state, ReferralCommand.Redirect command) {
        if (state.status() == REDIRECTED && state.physicians().equals(command.physicianIds())) {
            return List.of();
        }
        ReferralStatus status = state.status();
        require(
                status != null
                        && (status.isUnanswered()
                                || status == ACKNOWLEDGED
                                || status == DECLINED
                                || status == ACCEPTED
                                || status == SCHEDULED
                                || status == MISSED),
                "Another physician is asked before the athlete was seen or a physician has answered");
        require(!command.physicianIds().isEmpty(), "A redirection names at least one physician");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Redirected(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.by(),
                command.reason(),
                command.physicianIds(),
                command.at()));
    }

    static List<ReferralEvent> review(ReferralState state, ReferralCommand.Review command) {
        if (state.status() == REVIEWED) {
            return List.of();
        }
        require(
                state.status() == REPORTED || state.status() == ADVISED || state.status() == DECLINED,
                "The trainer reviews an answer: a physician's report or advice, or that the referral was declined");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Reviewed(
                asked.referralId(), asked.caseId(), asked.clinicId(), command.trainerId(), command.at()));
    }

    static List<ReferralEvent> reconcile(ReferralState state, ReferralCommand.Reconcile command) {
        ReferralEvent.Reconciled reconciled = state.reconciled();
        if ((state.status() == RECONCILED || state.status() == CLOSED) && reconciled != null) {
            require(saysTheSame(command, reconciled), "The loop is already closed, and not in this way");
            return List.of();
        }
        require(state.status() == REVIEWED, "The trainer closes the loop after reviewing the physician's answer");
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
        ReferralEvent.Opened asked = state.request();
        List<ReferralEvent> events = new ArrayList<>();
        events.add(new ReferralEvent.Reconciled(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                asked.athleteId(),
                command.trainerId(),
                command.choice(),
                state.standingUrgency(),
                command.participation(),
                command.restrictions(),
                command.at()));
        if (state.awaited().isEmpty()) {
            events.add(closed(state, command.at()));
        }
        return events;
    }

    static ReferralEvent.Closed closed(ReferralState state, Instant at) {
        ReferralEvent.Opened asked = state.request();
        PhysicianAnswer answer = Objects.requireNonNull(state.answer(), "No loop closes without a physician's answer");
        return new ReferralEvent.Closed(asked.referralId(), asked.caseId(), asked.clinicId(), answer, at);
    }

    static List<ReferralEvent> interrupt(ReferralState state, ReferralCommand.Interrupt command) {
        ReferralEvent.Interrupted interrupted = state.latest(ReferralEvent.Interrupted.class);
        if (state.status() == INTERRUPTED && interrupted != null) {
            require(
                    interrupted.reason() == command.reason(),
                    "This referral already rests, for another reason; take it up again first");
            return List.of();
        }
        ReferralStatus status = state.status();
        require(
                status != null && (status.isUnanswered() || status == ACKNOWLEDGED || status.isWithPhysician()),
                "Only a referral that a physician has yet to answer is interrupted");
        require(
                state.standingUrgency() != Urgency.EMERGENCY,
                "An emergency does not rest; redirect it, or cancel it with a reason");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Interrupted(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.by(),
                command.reason(),
                command.noteId(),
                command.at()));
    }

    static List<ReferralEvent> cancel(ReferralState state, ReferralCommand.Cancel command) {
        ReferralEvent.Cancelled cancelled = state.latest(ReferralEvent.Cancelled.class);
        if (state.status() == CANCELLED && cancelled != null) {
            require(
                    cancelled.reason() == command.reason(),
                    "This referral is already cancelled, for another reason; reopen it first");
            return List.of();
        }
        ReferralStatus status = state.status();
        require(
                status != null
                        && (status.isUnanswered()
                                || status == ACKNOWLEDGED
                                || status == DECLINED
                                || status == INTERRUPTED
                                || status.isWithPhysician()),
                "A physician who has answered is heard: such a referral is reviewed and reconciled, not cancelled");
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Cancelled(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.by(),
                command.reason(),
                Objects.requireNonNullElse(state.standingUrgency(), asked.urgency()),
                command.noteId(),
                command.at()));
    }

    static List<ReferralEvent> reopen(ReferralState state, ReferralCommand.Reopen command) {
        ReferralStatus status = state.status();
        require(
                status == INTERRUPTED || status == CANCELLED || status == RECONCILED || status == CLOSED,
                "Only a referral that rests or has ended is reopened");
        Urgency standing = state.standingUrgency();
        require(
                standing == null || command.urgency().compareTo(standing) <= 0,
                "A referral is not reopened with less urgency than stands: " + standing);
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Reopened(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.by(),
                switch (Objects.requireNonNull(status)) {
                    case INTERRUPTED -> ReopenedFrom.INTERRUPTED;
                    case CANCELLED -> ReopenedFrom.CANCELLED;
                    default -> ReopenedFrom.CLOSED;
                },
                command.urgency(),
                command.noteId(),
                command.at(),
                asked.category()));
    }

    /** Two clocks may say the same, or one may say it late: only the next reminder of the present stage counts. */
    static List<ReferralEvent> stall(ReferralState state, ReferralCommand.Stall command) {
        boolean stands = command.stage() == state.stage()
                && isTheSameMoment(command.since(), state.since())
                && command.escalation() == state.escalation() + 1
                && !command.at().isBefore(command.dueAt());
        if (!stands) {
            return List.of();
        }
        ReferralEvent.Opened asked = state.request();
        return List.of(new ReferralEvent.Stalled(
                asked.referralId(),
                asked.caseId(),
                asked.clinicId(),
                command.stage(),
                command.urgency(),
                command.dueAt(),
                command.escalation(),
                command.owner(),
                command.at()));
    }

    /** The clock's table keeps microseconds, an event what its clock told. */
    private static boolean isTheSameMoment(Instant one, @Nullable Instant other) {
        return other != null && one.truncatedTo(ChronoUnit.MICROS).equals(other.truncatedTo(ChronoUnit.MICROS));
    }

    private static boolean saysTheSame(ReferralCommand.Reconcile command, ReferralEvent.Reconciled reconciled) {
        return command.trainerId().equals(reconciled.trainerId())
                && command.choice() == reconciled.choice()
                && command.participation() == reconciled.participation()
                && command.restrictions().equals(reconciled.restrictions());
    }
}
