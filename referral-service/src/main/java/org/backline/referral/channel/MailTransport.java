package org.backline.referral.channel;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Writes to a physician that a referral of some urgency waits, with a link and nothing else. An invitation that has ended
 * or was answered needs no e-mail any more.
 */
public class MailTransport implements Transport {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Letters letters;
    private final Contacts contacts;
    private final Invitations invitations;
    private final AnswerLinks links;
    private final String dashboard;
    private final Clock clock;

    /** @param dashboard where people read and answer, without a slash at its end */
    public MailTransport(
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
        return Channel.MAIL;
    }

    @Override
    public Mono<Outcome> send(Delivery delivery) {
        return Mono.fromCallable(() -> write(delivery)).subscribeOn(Schedulers.boundedElastic());
    }

    private Outcome write(Delivery delivery) throws MessagingException {
        Optional<Invitation> found = invitations.find(delivery.targetId());
        if (found.isEmpty()) {
            return new Outcome.Gone("NO_INVITATION");
        }
        Invitation invitation = found.get();
        if (invitation.usedAt() != null || invitation.revokedAt() != null) {
            return new Outcome.NotNeeded();
        }
        if (!clock.instant().isBefore(invitation.expiresAt())) {
            return new Outcome.Gone("INVITATION_ENDED");
        }
        Optional<String> address = contacts.address(invitation.contactId());
        if (address.isEmpty()) {
            return new Outcome.Gone("NO_ADDRESS");
        }
        return letters.send(
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
                """.formatted(delivery.body(), dashboard, invitation.referralId());
    }

    private String forGuests(Delivery delivery, Invitation invitation) {
        return """
                A referral of urgency %s waits for your answer. Read and answer it here, without signing in:

                %s/answer/%s

                The link is for you alone. It takes one answer, and ends on %s.
                This message says nothing about the athlete on purpose. Please do not reply to it or pass it on.
                """.formatted(delivery.body(), dashboard, links.token(invitation), UNTIL.format(invitation.expiresAt()));
    }

    /** Only this one physician is not reached; the dead delivery says so. */
    @Override
    public void gone(Delivery delivery, String problem) {}
}
