package org.backline.local.engines;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.lang3.SystemUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once from the jar that carries them for this machine. */
final class PostgreSqlBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlBinaries.class);
    private static final long LONGEST_RUN_SECONDS = 180;

    private final Path programs;

    private PostgreSqlBinaries(Path programs) {
        this.programs = programs;
    }

    /** A folder of this user, because programs in a folder open to all could be anybody's. */
    static Path defaultFolder() {
        return Path.of(System.getProperty("user.home"), ".cache", "backline", "postgresql");
    }

    /** Unpacks beside the final name and renames, so that processes that start together never see half of it. */
    static PostgreSqlBinaries unpackedIn(Path folder) {
        try {
            byte[] archive = archive();
            Path unpacked = folder.toAbsolutePath().resolve(fingerprint(archive));
            if (!Files.exists(unpacked)) {
                Files.createDirectories(folder);
                Path draft = Files.createTempDirectory(folder, "unfinished-");
                unpack(archive, draft);
                publish(draft, unpacked);
            }
            return new PostgreSqlBinaries(unpacked.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack PostgreSQL's programs into " + folder, e);
        }
    }

    /** Runs one of the programs to its end. */
    Outcome run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it sees itself as somebody else.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        LOG.debug("Running {}", command);
        Process process = null;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(program + " did not end within " + LONGEST_RUN_SECONDS + " s");
            }
            return new Outcome(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + program, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran", e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** The version whose data these programs can read, as PG_VERSION spells it. */
    String majorVersion() {
        Outcome version = run("postgres", "--version");
        String number = version.output().replaceFirst("^.*PostgreSQL\\)? ", "");
        return number.replaceFirst("[^0-9].*$", "");
    }

    private static byte[] archive() throws IOException {
        String system = SystemUtils.IS_OS_MAC ? "Darwin" : SystemUtils.IS_OS_WINDOWS ? "Windows" : "Linux";
        String hardware = SystemUtils.OS_ARCH.toLowerCase(Locale.ROOT);
        try (InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, hardware.equals("amd64") ? "x86_64" : hardware)) {
            return archive.readAllBytes();
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        LOG.info("Unpacking PostgreSQL's programs into {}", folder);
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive reaches out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Path parent = Objects.requireNonNull(target.getParent(), "Inside the folder");
                Files.createDirectories(parent);
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    if (parent.endsWith("bin") && !target.toFile().setExecutable(true)) {
                        throw new IOException("Cannot make executable: " + target);
                    }
                }
            }
        }
    }

    private static void publish(Path draft, Path unpacked) throws IOException {
        try {
            Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(unpacked)) {
                throw e;
            }
            // Another process was faster, with the same archive.
            DataFolder.delete(draft);
        }
    }

    /** How a program ended and what it said. */
    record Outcome(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
