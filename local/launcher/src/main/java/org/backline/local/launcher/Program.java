package org.backline.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A jar unpacked into its libraries, ready to run: it starts faster than the jar itself, and a build may replace the jar
 * meanwhile.
 *
 * @param jar the application's own jar, which names its libraries
 * @param fingerprint of the jar it came from
 */
record Program(Path jar, String fingerprint) {

    private static final String APPLICATION = "app.jar";

    /** The application's own jar in a folder that was unpacked. */
    static Path jarIn(Path folder) {
        return folder.resolve(APPLICATION);
    }

    /** Unpacks a jar, unless that was done before. */
    static Program unpacked(Path source, Path folder) {
        try {
            Path mark = folder.resolve("unpacked-from");
            // Jars bear a fixed date, so that builds can be repeated; when the file was changed only the system knows.
            String stamp = Files.size(source) + " " + Files.getAttribute(source, "unix:ctime");
            List<String> before = Files.exists(mark) ? Files.readAllLines(mark) : List.of("", "");
            if (before.getFirst().equals(stamp)) {
                return new Program(jarIn(folder), before.getLast());
            }
            String fingerprint = fingerprint(source);
            if (!before.getLast().equals(fingerprint)) {
                unpack(source, folder);
            }
            Files.write(mark, List.of(stamp, fingerprint));
            return new Program(jarIn(folder), fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack " + source, e);
        }
    }

    private static void unpack(Path source, Path folder) throws IOException {
        Path draft = folder.resolveSibling(folder.getFileName() + ".unfinished");
        Home.delete(draft);
        Process tools = new ProcessBuilder(
                        Jvm.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        source.toString(),
                        "extract",
                        "--application-filename",
                        APPLICATION,
                        "--destination",
                        draft.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tools.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (tools.waitFor() != 0 || !Files.exists(draft.resolve(APPLICATION))) {
                throw new Refusal(
                        Refusal.FAILED,
                        "%s cannot be unpacked; build it again with: mvn -DskipTests package\n    %s"
                                .formatted(source, output.strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while unpacking " + source, e);
        }
        Home.delete(folder);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String fingerprint(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
