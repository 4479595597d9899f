package org.backline.referral.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands e-mails over: plain text, the same message at every try, and a refusal for good told from one that passes. */
public final class Letters {

    private final JavaMailSender mail;
    private final String from;

    /** @param from the sender's address */
    public Letters(JavaMailSender mail, String from) {
        this.mail = mail;
        this.from = from;
    }

    Outcome send(Delivery delivery, String to, String subject, String text) throws MessagingException {
        try {
            mail.send(message(delivery, to, subject, text));
            return new Outcome.Delivered();
        } catch (MailSendException refused) {
            return isForGood(refused) ? new Outcome.Gone("ADDRESS_REFUSED") : new Outcome.Failed("NOT_SENT", null);
        } catch (MailException failed) {
            return new Outcome.Failed(failed.getClass().getSimpleName(), null);
        }
    }

    private MimeMessage message(Delivery delivery, String to, String subject, String text) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        // The same at every try: whoever gets it twice sees that it is one.
        message.setHeader("Message-ID", "<" + delivery.deliveryId() + "@backline>");
        message.setHeader("Auto-Submitted", "auto-generated");
        MimeMessageHelper helper = new MimeMessageHelper(message, false, UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text);
        return message;
    }

    /** The address itself was refused for good, and nothing else was wrong. */
    private static boolean isForGood(MailSendException refused) {
        return refused.getFailedMessages().values().stream()
                .anyMatch(cause -> cause instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0);
    }
}
