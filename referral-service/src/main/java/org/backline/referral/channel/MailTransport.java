package org.backline.referral.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
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

    private final JavaMailSender mail;
    private final Contacts contacts;
    private final Invitations invitations;
    private final AnswerLinks links;
    private final String from;
    private final String dashboard;
    private final Clock clock;

    /**
     * @param from the sender's address
     * @param dashboard where people read and answer, without a slash at its end
     */
    public MailTransport(
            JavaMailSender mail,
            Contacts contacts,
            Invitations invitations,
            AnswerLinks links,
            String from,
            String dashboard,
            Clock clock) {
        this.mail = mail;
        this.contacts = contacts;
        this.invitations = invitations;
        this.links = links;
        this.from = from;
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
        try {
            mail.send(message(delivery, invitation, address.get()));
            return new Outcome.Delivered();
        } catch (MailSendException refused) {
            return isForGood(refused) ? new Outcome.Gone("ADDRESS_REFUSED") : new Outcome.Failed("NOT_SENT", null);
        } catch (MailException failed) {
            return new Outcome.Failed(failed.getClass().getSimpleName(), null);
        }
    }

    private MimeMessage message(Delivery delivery, Invitation invitation, String address) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        // The same at every try: whoever gets it twice sees that it is one.
        message.setHeader("Message-ID", "<" + delivery.deliveryId() + "@backline>");
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMessageHelper helper = new MimeMessageHelper(message, false, UTF_8.name());
        helper.setFrom(from);
        helper.setTo(address);
        helper.setSubject("Backline: a referral waits for you, " + urgency(delivery));
        helper.setText(invitation.signsIn() ? forMembers(delivery, invitation) : forGuests(delivery, invitation));
        return message;
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

    /** The address itself was refused for good, and nothing else was wrong. */
    private static boolean isForGood(MailSendException refused) {
        return refused.getFailedMessages().values().stream()
                .anyMatch(cause -> cause instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0);
    }

    /** Only this one physician is not reached; the dead delivery says so. */
    @Override
    public void gone(Delivery delivery, String problem) {}
}
