package org.backline.referral.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.support.store.Histories;
import org.backline.support.time.Ids;

/**
 * Invites the physicians a referral goes to and makes an e-mail for each, in the transaction of the position. What is too
 * old to be answered invites nobody: a service that is given e-mail later does not write about the past.
 */
@ProcessingGroup(InvitePhysicians.GROUP)
public class InvitePhysicians {

    /** Name of the processing group. */
    public static final String GROUP = "invitations";

    private final Contacts contacts;
    private final Invitations invitations;
    private final Deliveries deliveries;
    private final Histories histories;
    private final Predicate<String> routes;
    private final Map<Urgency, Duration> valid;
    private final Clock clock;

    /**
     * @param routes whether a clinic has a roster, so that a referral is put before some of its physicians
     * @param valid how long a link answers, by urgency
     */
    public InvitePhysicians(
            Contacts contacts,
            Invitations invitations,
            Deliveries deliveries,
            Histories histories,
            Predicate<String> routes,
            Map<Urgency, Duration> valid,
            Clock clock) {
        this.contacts = contacts;
        this.invitations = invitations;
        this.deliveries = deliveries;
        this.histories = histories;
        this.routes = routes;
        this.valid = Map.copyOf(valid);
        this.clock = clock;
    }

    /** Where nobody is routed to, everybody on the clinic's list is asked. */
    @EventHandler
    void on(ReferralEvent.Opened event, DomainEventMessage<?> message) {
        if (!routes.test(event.clinicId())) {
            invite(event, event.urgency(), contacts.of(event.clinicId(), Role.PHYSICIAN), message);
        }
    }

    /** The referral was put before these physicians. */
    @EventHandler
    void on(ReferralEvent.Delivered event, DomainEventMessage<?> message) {
        if (event.channel() == DeliveryChannel.INBOX && !event.physicianIds().isEmpty()) {
            invite(event, urgency(event.referralId()), among(event, event.physicianIds()), message);
        }
    }

    /** Those who were asked before are not asked any more. */
    @EventHandler
    void on(ReferralEvent.Redirected event, DomainEventMessage<?> message) {
        invitations.revoke(event.referralId(), clock.instant());
        invite(event, urgency(event.referralId()), among(event, event.physicianIds()), message);
    }

    private List<Contact> among(ReferralEvent event, List<String> physicianIds) {
        return contacts.of(event.clinicId(), Role.PHYSICIAN).stream()
                .filter(contact -> physicianIds.contains(contact.physicianId()))
                .toList();
    }

    /** Asked anew, so the links of the round before are over. */
    @EventHandler
    void on(ReferralEvent.Reopened event, DomainEventMessage<?> message) {
        invitations.revoke(event.referralId(), clock.instant());
        if (!routes.test(event.clinicId())) {
            invite(event, event.urgency(), contacts.of(event.clinicId(), Role.PHYSICIAN), message);
        }
    }

    @EventHandler
    void on(ReferralEvent.Cancelled event) {
        invitations.revoke(event.referralId(), clock.instant());
    }

    private Urgency urgency(UUID referralId) {
        return histories
                .read(referralId, ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                .map(found -> found.state().standingUrgency())
                .orElse(Urgency.ROUTINE);
    }

    private void invite(ReferralEvent event, Urgency urgency, List<Contact> whom, DomainEventMessage<?> message) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expiresAt =
                message.getTimestamp().truncatedTo(ChronoUnit.SECONDS).plus(valid.getOrDefault(urgency, Duration.ZERO));
        if (!now.isBefore(expiresAt)) {
            return;
        }
        for (Contact contact : whom) {
            Invitation invitation = new Invitation(
                    Ids.next(),
                    contact.contactId(),
                    contact.physicianId(),
                    event.clinicId(),
                    event.referralId(),
                    UUID.fromString(message.getIdentifier()),
                    contact.signsIn(),
                    now,
                    expiresAt,
                    null,
                    null);
            if (invitations.add(invitation)) {
                deliveries.add(
                        Channel.MAIL,
                        invitation.invitationId(),
                        event.clinicId(),
                        event.referralId(),
                        UUID.fromString(message.getIdentifier()),
                        Math.toIntExact(message.getSequenceNumber()),
                        urgency.name(),
                        clock.instant());
            }
        }
    }
}
