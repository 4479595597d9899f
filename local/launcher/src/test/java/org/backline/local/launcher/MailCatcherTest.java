package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void keepsEachLetterAsAFile() throws Exception {
        int port = freePort();
        Path mail = folder.resolve("mail");
        MailCatcher catcher = MailCatcher.start(mail, port, CLOCK);
        try {
            send(port, "first");
            send(port, "second");
        } finally {
            catcher.close();
        }

        try (Stream<Path> files = Files.list(mail)) {
            List<Path> letters = files.sorted().toList();
            assertThat(letters)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("20261122-100000-001.eml", "20261122-100000-002.eml");
            assertThat(letters.getFirst()).content().contains("Subject: first", "orr@practice.example");
        }
        assertThat(Files.getPosixFilePermissions(mail)).hasSize(3);
    }

    private static void send(int port, String subject) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("backline@localhost"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("orr@practice.example"));
        message.setSubject(subject);
        message.setText("A referral waits");
        Transport.send(message);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
