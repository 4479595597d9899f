package org.backline.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Takes every e-mail that Backline sends while it is tried out and keeps it as a file; none leaves this machine. The links
 * in them work, so only the owner of the checkout may read the folder.
 */
final class MailCatcher implements SimpleMessageListener, AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LARGEST_MESSAGE = 1_000_000;

    private final Path folder;
    private final Clock clock;
    private final SMTPServer server;
    private final AtomicInteger taken = new AtomicInteger();

    private MailCatcher(Path folder, int port, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .maxMessageSize(LARGEST_MESSAGE)
                .simpleMessageListener(this)
                .build();
    }

    /** Listens on a port of this machine, and comes back when it does. */
    static MailCatcher start(Path folder, int port, Clock clock) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + folder, e);
        }
        MailCatcher catcher = new MailCatcher(folder, port, clock);
        catcher.server.start();
        return catcher;
    }

    @Override
    public boolean accept(String from, String recipient) {
        return true;
    }

    /** Whole or not at all: whoever looks into the folder sees no half file. */
    @Override
    public void deliver(String from, String recipient, InputStream data) throws IOException {
        Path file = folder.resolve("%s-%03d.eml".formatted(NAME.format(clock.instant()), taken.incrementAndGet()));
        Path half = Files.createTempFile(folder, ".mail", "");
        Files.copy(data, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        server.stop();
    }
}
