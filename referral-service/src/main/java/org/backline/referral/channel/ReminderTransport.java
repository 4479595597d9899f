package org.backline.referral.channel;

import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.Role;

/**
 * Writes to the owner of an overdue referral what is waited for, with a link and nothing about the athlete. A physician
 * without an account is reminded by the link of the invitation, as long as that one answers.
 */
public final class ReminderTransport extends LetterTransport {

    /** @param desk what it writes with */
    public ReminderTransport(LetterDesk desk) {
        super(desk);
    }

    @Override
    public Channel channel() {
        return Channel.REMINDER;
    }

    @Override
    Outcome write(Delivery delivery) throws MessagingException {
        Optional<Contact> contact = desk.contacts().of(Set.of(delivery.clinicId())).stream()
                .filter(one -> one.contactId().equals(delivery.targetId()))
                .findFirst();
        Optional<String> address = desk.contacts().address(delivery.targetId());
        if (contact.isEmpty() || address.isEmpty()) {
            return new Outcome.Gone("NO_ADDRESS");
        }
        Reminder reminder = Reminder.of(delivery);
        Optional<String> link = link(delivery, reminder, contact.get());
        if (link.isEmpty()) {
            return new Outcome.NotNeeded();
        }
        String urgency = reminder.urgency().name().toLowerCase(Locale.ROOT);
        return desk.letters()
                .send(delivery, address.get(), "Backline: a referral is overdue, " + urgency, """
                    A referral of urgency %s is overdue. It waits for %s.

                    %s

                    This message says nothing about the athlete on purpose. Please do not reply to it.
                    """.formatted(
                                reminder.urgency(), reminder.waitedFor(), link.get()));
    }

    private Optional<String> link(Delivery delivery, Reminder reminder, Contact contact) {
        if (reminder.owner() != Role.PHYSICIAN) {
            return Optional.of(desk.dashboard()
                    + (reminder.owner() == Role.ATHLETIC_TRAINER
                            ? "/cases/" + reminder.caseId() + "?tab=referral"
                            : "/department"));
        }
        if (contact.signsIn()) {
            return Optional.of(desk.dashboard() + "/physician/referrals/" + delivery.referralId());
        }
        return desk.invitations().of(delivery.referralId()).stream()
                .filter(invitation -> invitation.contactId().equals(contact.contactId())
                        && invitation.usedAt() == null
                        && invitation.revokedAt() == null
                        && desk.clock().instant().isBefore(invitation.expiresAt()))
                .findFirst()
                .map(invitation -> desk.dashboard() + "/answer/" + desk.links().token(invitation));
    }
}
