package org.backline.referral.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.codes.Role;
import org.backline.referral.deadline.ClockProjection.Running;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.backline.referral.routing.Rosters;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Raises every referral whose deadline has passed, also when nobody looks. Copies of the service share the work: a row is
 * held while its referral is told, and a referral that was told takes the same reminder no second time.
 */
@Component
public class DeadlineSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineSweep.class);
    private static final int PAGE = 500;

    private final ClockProjection running;
    private final Deadlines deadlines;
    private final Rosters rosters;
    private final CommandGateway commands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeadlineSweep(
            ClockProjection running,
            Deadlines deadlines,
            Rosters rosters,
            CommandGateway commands,
            TransactionTemplate transaction,
            Clock clock) {
        this.running = running;
        this.deadlines = deadlines;
        this.rosters = rosters;
        this.commands = commands;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${backline.deadlines.every:PT10S}",
            initialDelayString = "${backline.deadlines.every:PT10S}")
    void sweep() {
        sweep(clock.instant());
    }

    /**
     * Raises what is overdue at a moment.
     *
     * @return how many reminders were sent
     */
    public int sweep(Instant now) {
        Map<String, ClinicCalendar> calendars = new HashMap<>();
        int sent = 0;
        UUID after = null;
        List<Running> page;
        do {
            page = running.page(after, PAGE);
            for (Running referral : page) {
                sent += isOverdue(referral, now, calendars) && raise(referral.referralId(), now, calendars) ? 1 : 0;
            }
            after = page.isEmpty() ? null : page.getLast().referralId();
        } while (page.size() == PAGE);
        return sent;
    }

    private boolean isOverdue(Running referral, Instant now, Map<String, ClinicCalendar> calendars) {
        return overdue(referral, now, calendars) != null;
    }

    private @Nullable Deadline overdue(Running referral, Instant now, Map<String, ClinicCalendar> calendars) {
        ClinicCalendar calendar =
                calendars.computeIfAbsent(referral.clinicId(), clinic -> new ClinicCalendar(rosters.of(clinic)));
        return deadlines
                .next(referral.stretch(), calendar)
                .filter(deadline -> deadline.isPast(now))
                .orElse(null);
    }

    /** One referral, one transaction: one that cannot be told stays due and keeps no other from its turn. */
    private boolean raise(UUID referralId, Instant now, Map<String, ClinicCalendar> calendars) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Running> held = running.hold(referralId);
                Deadline passed =
                        held.map(referral -> overdue(referral, now, calendars)).orElse(null);
                if (passed == null) {
                    return false;
                }
                tell(held.get(), passed, now);
                return true;
            }));
        } catch (RuntimeException failed) {
            LOG.error(
                    "The deadline of referral {} could not be raised and is tried again: {}",
                    referralId,
                    failed.getClass().getName());
            return false;
        }
    }

    private void tell(Running referral, Deadline passed, Instant now) {
        commands.sendAndWait(GenericCommandMessage.asCommandMessage(new ReferralCommand.Stall(
                        referral.referralId(),
                        passed.stage(),
                        referral.stretch().since(),
                        passed.urgency(),
                        passed.dueAt(),
                        passed.escalation(),
                        passed.owner(),
                        now))
                .andMetaData(Map.of(
                        "actor",
                        "referral-service",
                        "role",
                        Role.SERVICE.name(),
                        "correlationId",
                        Ids.next().toString())));
    }
}
