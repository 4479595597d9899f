package org.backline.referral.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on loopback that keeps what it takes, and refuses when it is told to. */
final class TestMailServer implements AutoCloseable {

    private final List<Letter> letters = Collections.synchronizedList(new ArrayList<>());
    private final SMTPServer server;
    private volatile int refuseWith;

    TestMailServer() {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Handler())
                .build();
        server.start();
    }

    /** A letter as it was handed over. */
    record Letter(String to, String subject, String text, String messageId, String headers) {}

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** From now on it refuses recipients with this status; 0: it takes them. */
    void refuse(int status) {
        refuseWith = status;
    }

    JavaMailSender sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getPortAllocated());
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        properties.setProperty("mail.smtp.timeout", "5000");
        return sender;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Takes one letter. */
    private final class Handler implements MessageHandler {

        private String recipient = "";

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String to) throws RejectException {
            if (refuseWith != 0) {
                throw new RejectException(refuseWith, "not today");
            }
            recipient = to;
        }

        @Override
        public String data(InputStream data) throws IOException {
            try {
                MimeMessage message = new MimeMessage(null, data);
                StringBuilder headers = new StringBuilder();
                message.getAllHeaderLines()
                        .asIterator()
                        .forEachRemaining(line -> headers.append(line).append('\n'));
                letters.add(new Letter(
                        recipient,
                        message.getSubject(),
                        String.valueOf(message.getContent()),
                        message.getMessageID(),
                        headers.toString()));
                return "taken";
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void done() {}
    }
}
