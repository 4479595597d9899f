package org.backline.referral.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.support.store.Histories;

/**
 * Makes an e-mail for whoever owns what is overdue, in the transaction of the position: the physicians who are asked, the
 * trainer who asks, or the department. A reminder of yesterday helps nobody, so an old one makes none.
 */
@ProcessingGroup(RemindOwners.GROUP)
public class RemindOwners {

    /** Name of the processing group. */
    public static final String GROUP = "reminders";

    private static final Duration OLDEST = Duration.ofHours(24);

    private final Contacts contacts;
    private final Deliveries deliveries;
    private final Histories histories;
    private final Clock clock;

    public RemindOwners(Contacts contacts, Deliveries deliveries, Histories histories, Clock clock) {
        this.contacts = contacts;
        this.deliveries = deliveries;
        this.histories = histories;
        this.clock = clock;
    }

    @EventHandler
    void on(ReferralEvent.Stalled event, DomainEventMessage<?> message) {
        Instant now = clock.instant();
        if (message.getTimestamp().plus(OLDEST).isBefore(now)) {
            return;
        }
        Reminder reminder = new Reminder(event.owner(), event.stage(), event.urgency(), event.caseId());
        for (Contact contact : owners(event)) {
            deliveries.add(
                    Channel.REMINDER,
                    contact.contactId(),
                    event.clinicId(),
                    event.referralId(),
                    UUID.fromString(message.getIdentifier()),
                    Math.toIntExact(message.getSequenceNumber()),
                    reminder.body(),
                    now);
        }
    }

    /** Where those whom the referral names are not on the list, everybody who is the same in the clinic. */
    private List<Contact> owners(ReferralEvent.Stalled event) {
        List<Contact> all = contacts.of(event.clinicId(), event.owner());
        List<String> named = named(event);
        List<Contact> own = all.stream()
                .filter(contact -> named.contains(contact.physicianId()))
                .toList();
        return own.isEmpty() ? all : own;
    }

    private List<String> named(ReferralEvent.Stalled event) {
        ReferralState state = histories
                .read(event.referralId(), ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                .map(found -> found.state())
                .orElse(ReferralState.NONE);
        return switch (event.owner()) {
            case PHYSICIAN -> state.physicians();
            case ATHLETIC_TRAINER ->
                state.equals(ReferralState.NONE)
                        ? List.of()
                        : List.of(state.request().trainerId());
            default -> List.of();
        };
    }
}
