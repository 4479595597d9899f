package org.backline.referral.channel;

import jakarta.mail.MessagingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes to a physician that a referral of some urgency waits, with a link and nothing else. An invitation that has ended
 * or was answered needs no e-mail any more.
 */
public final class MailTransport extends LetterTransport {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** @param desk what it writes with */
    public MailTransport(LetterDesk desk) {
        super(desk);
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    Outcome write(Delivery delivery) throws MessagingException {
        Optional<Invitation> found = desk.invitations().find(delivery.targetId());
        if (found.isEmpty()) {
            return new Outcome.Gone("NO_INVITATION");
        }
        Invitation invitation = found.get();
        if (invitation.usedAt() != null || invitation.revokedAt() != null) {
            return new Outcome.NotNeeded();
        }
        if (!desk.clock().instant().isBefore(invitation.expiresAt())) {
            return new Outcome.Gone("INVITATION_ENDED");
        }
        Optional<String> address = desk.contacts().address(invitation.contactId());
        if (address.isEmpty()) {
            return new Outcome.Gone("NO_ADDRESS");
        }
        return desk.letters()
                .send(
                        delivery,
                        address.get(),
                        "Backline: a referral waits for you, " + urgency(delivery),
                        invitation.signsIn() ? forMembers(delivery, invitation) : forGuests(delivery, invitation));
    }

    private static String urgency(Delivery delivery) {
        return delivery.body().toLowerCase(Locale.ROOT);
    }

    private String forMembers(Delivery delivery, Invitation invitation) {
        return """
            A referral of urgency %s waits for your answer. Sign in to read and answer it:

            %s/physician/referrals/%s

            This message says nothing about the athlete on purpose. Please do not reply to it.
            """.formatted(delivery.body(), desk.dashboard(), invitation.referralId());
    }

    private String forGuests(Delivery delivery, Invitation invitation) {
        return """
            A referral of urgency %s waits for your answer. Read and answer it here, without signing in:

            %s/answer/%s

            The link is for you alone. It takes one answer, and ends on %s.
            This message says nothing about the athlete on purpose. Please do not reply to it or pass it on.
            """.formatted(
                        delivery.body(),
                        desk.dashboard(),
                        desk.links().token(invitation),
                        UNTIL.format(invitation.expiresAt()));
    }
}
