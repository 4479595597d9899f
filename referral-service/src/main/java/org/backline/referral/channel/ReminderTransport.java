package org.backline.referral.channel;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.Role;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes to the owner of an overdue referral what is waited for, with a link and nothing about the athlete. A physician
 * without an account is reminded by the link of the invitation, as long as that one answers.
 */
public class ReminderTransport implements Transport {

    private final Letters letters;
    private final Contacts contacts;
    private final Invitations invitations;
    private final AnswerLinks links;
    private final String dashboard;
    private final Clock clock;

    /** @param dashboard where people read and answer, without a slash at its end */
    public ReminderTransport(
            Letters letters,
            Contacts contacts,
            Invitations invitations,
            AnswerLinks links,
            String dashboard,
            Clock clock) {
        this.letters = letters;
        this.contacts = contacts;
        this.invitations = invitations;
        this.links = links;
        this.dashboard = dashboard;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.REMINDER;
    }

    @Override
    public Mono<Outcome> send(Delivery delivery) {
        return Mono.fromCallable(() -> write(delivery)).subscribeOn(Schedulers.boundedElastic());
    }

    private Outcome write(Delivery delivery) throws MessagingException {
        Optional<Contact> contact = contacts.of(Set.of(delivery.clinicId())).stream()
                .filter(one -> one.contactId().equals(delivery.targetId()))
                .findFirst();
        Optional<String> address = contacts.address(delivery.targetId());
        if (contact.isEmpty() || address.isEmpty()) {
            return new Outcome.Gone("NO_ADDRESS");
        }
        Reminder reminder = Reminder.of(delivery);
        Optional<String> link = link(delivery, reminder, contact.get());
        if (link.isEmpty()) {
            return new Outcome.NotNeeded();
        }
        String urgency = reminder.urgency().name().toLowerCase(Locale.ROOT);
        return letters.send(delivery, address.get(), "Backline: a referral is overdue, " + urgency, """
                A referral of urgency %s is overdue. It waits for %s.

                %s

                This message says nothing about the athlete on purpose. Please do not reply to it.
                """.formatted(
                        reminder.urgency(), reminder.waitedFor(), link.get()));
    }

    private Optional<String> link(Delivery delivery, Reminder reminder, Contact contact) {
        if (reminder.owner() != Role.PHYSICIAN) {
            return Optional.of(dashboard
                    + (reminder.owner() == Role.ATHLETIC_TRAINER
                            ? "/cases/" + reminder.caseId() + "?tab=referral"
                            : "/department"));
        }
        if (contact.signsIn()) {
            return Optional.of(dashboard + "/physician/referrals/" + delivery.referralId());
        }
        return invitations.of(delivery.referralId()).stream()
                .filter(invitation -> invitation.contactId().equals(contact.contactId())
                        && invitation.usedAt() == null
                        && invitation.revokedAt() == null
                        && clock.instant().isBefore(invitation.expiresAt()))
                .findFirst()
                .map(invitation -> dashboard + "/answer/" + links.token(invitation));
    }

    /** Only this one is not reached; the dead delivery says so. */
    @Override
    public void gone(Delivery delivery, String problem) {}
}
