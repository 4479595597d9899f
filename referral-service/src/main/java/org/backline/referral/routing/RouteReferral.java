package org.backline.referral.routing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.backline.referral.domain.roster.Roster;
import org.backline.support.processing.Policies;
import org.backline.support.rule.RuleViolation;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts a referral before the fitting physician, and before the next one when the first does not take it or does not
 * answer in time. When there is nobody left to ask, the referral stays where it is, and its deadline tells the trainer.
 */
@Component
@ProcessingGroup(Policies.GROUP)
class RouteReferral {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReferral.class);
    private static final String BY = "referral-service";

    /** Declines that another physician may answer otherwise; the others are answers that the trainer reads. */
    private static final Set<DeclineReason> ASK_ANOTHER =
            Set.of(DeclineReason.NOT_MY_SPECIALTY, DeclineReason.NO_CAPACITY);

    private static final Set<ReferralStage> UNANSWERED = Set.of(ReferralStage.ACKNOWLEDGEMENT, ReferralStage.DECISION);

    private final Histories histories;
    private final Rosters rosters;
    private final Routing routing;
    private final CommandGateway commands;
    private final Clock clock;

    RouteReferral(Histories histories, Rosters rosters, Routing routing, CommandGateway commands, Clock clock) {
        this.histories = histories;
        this.rosters = rosters;
        this.routing = routing;
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(ReferralEvent.Opened event) {
        deliver(event);
    }

    @EventHandler
    void on(ReferralEvent.Reopened event) {
        if (event.from() != ReopenedFrom.INTERRUPTED) {
            deliver(event);
        }
    }

    @EventHandler
    void on(ReferralEvent.Declined event) {
        if (ASK_ANOTHER.contains(event.reason())) {
            redirect(event, RedirectReason.DECLINED, Set.of(ReferralStatus.DECLINED));
        }
    }

    @EventHandler
    void on(ReferralEvent.Stalled event) {
        if (UNANSWERED.contains(event.stage())) {
            redirect(
                    event,
                    RedirectReason.NO_ANSWER,
                    Set.of(
                            ReferralStatus.DELIVERED,
                            ReferralStatus.REDIRECTED,
                            ReferralStatus.REOPENED,
                            ReferralStatus.ACKNOWLEDGED));
        }
    }

    private void deliver(ReferralEvent event) {
        ReferralState state = state(event.referralId());
        Instant now = clock.instant();
        List<String> next = next(state, now);
        if (next.isEmpty()) {
            LOG.warn(
                    "Nobody in the roster of clinic {} can be asked for referral {}",
                    event.clinicId(),
                    event.referralId());
            return;
        }
        commands.sendAndWait(
                new ReferralCommand.Deliver(event.referralId(), DeliveryChannel.INBOX, next, notBefore(state, now)));
    }

    private void redirect(ReferralEvent event, RedirectReason reason, Set<ReferralStatus> from) {
        ReferralState state = state(event.referralId());
        Instant now = clock.instant();
        List<String> next = next(state, now);
        ReferralStatus status = state.status();
        if (status == null || !from.contains(status) || next.isEmpty()) {
            return;
        }
        try {
            commands.sendAndWait(
                    new ReferralCommand.Redirect(event.referralId(), BY, reason, next, notBefore(state, now)));
        } catch (RuleViolation answered) {
            LOG.info("Referral {} was answered before it could be redirected", event.referralId());
        }
    }

    /** A clock that runs behind the one that asked does not put the answer before the question. */
    private static Instant notBefore(ReferralState state, Instant now) {
        return Optional.ofNullable(state.since()).filter(now::isBefore).orElse(now);
    }

    private List<String> next(ReferralState state, Instant now) {
        Roster roster = rosters.of(state.request().clinicId());
        return routing.next(
                roster, state.pace(), state.request().category(), state.asked(), new ClinicCalendar(roster).dayOf(now));
    }

    private ReferralState state(UUID referralId) {
        return histories
                .read(referralId, ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                .map(Versioned::state)
                .orElse(ReferralState.NONE);
    }
}
