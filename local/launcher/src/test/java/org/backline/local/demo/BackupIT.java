package org.backline.local.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.demo.FaultLoad.Intake;
import org.backline.local.demo.FaultLoad.Told;
import org.backline.local.launcher.Child;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A backup that is taken while people work, then the loss of everything: database, broker, processes. What was stored
 * before the backup is there again, once, in every service; the broker is filled again from the stores.
 */
@Tag("faults")
@ExtendWith(EndToEnd.class)
class BackupIT {

    private static final Path DATA = Path.of(System.getProperty("backline.work"), "end-to-end/data");
    private static final Path CLUSTER = DATA.resolve("postgresql/cluster");

    @Test
    void everythingIsBackAfterALossOfDatabaseAndBroker(Running backline) throws Exception {
        Told before;
        try (FaultLoad load = new FaultLoad(backline, 4_711)) {
            SECONDS.sleep(3);
            before = load.finish();
        }
        backline.views().awaitQuiet();
        Path backup = Files.createTempDirectory(Path.of(System.getProperty("backline.work")), "backup");
        try (FaultLoad meanwhile = new FaultLoad(backline, 4_712)) {
            takeBackup(backline, backup);
            meanwhile.finish();
        }

        loseEverything(backline);
        restore(backup);
        backline.backline().restartEngines();
        backline.backline().restart(EnumSet.copyOf(Service.withDatabase()));
        for (Service service : Set.of(Service.INTAKE, Service.ASSESSMENT, Service.PROGRAM, Service.REFERRAL)) {
            Api.Answer resent = backline.api()
                    .postOnce(
                            backline.of(service),
                            "/operations/outbox/resend",
                            new UUID(0, 3),
                            Person.CASTELLANO,
                            Map.of());
            assertThat(resent.isAccepted()).as(service + " " + resent).isTrue();
        }

        assertThat(before.intakes()).isNotEmpty();
        for (Intake intake : before.intakes()) {
            Api.Answer again = backline.api()
                    .postOnce(backline.services().intake(), "/cases", intake.caseId(), Person.REYES, intake.body());
            assertThat(again.body()).as("the receipt of before the loss").isEqualTo(intake.receipt());
        }
        var invariants = new FaultInvariants(backline);
        backline.views().awaitQuiet();
        // What was sent before its intake waits for it, and is tried again within a minute.
        await().atMost(150, SECONDS).untilAsserted(invariants::nothingIsParked);
        invariants.holdFor(before);
        backline.views().verify();
        Told after;
        try (FaultLoad load = new FaultLoad(backline, 4_713)) {
            SECONDS.sleep(2);
            after = load.finish();
        }
        assertThat(after.intakes()).isNotEmpty();
        invariants.holdFor(after);
        delete(backup);
    }

    /** What pg_basebackup does: files while the server runs, the label, and the log that makes them one moment. */
    private static void takeBackup(Running backline, Path backup) throws Exception {
        try (Connection connection = DriverManager.getConnection(backline.databaseOf(Service.INTAKE), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('backline', true)");
            copy(CLUSTER, backup, Set.of("postmaster.pid", "postmaster.opts"));
            try (ResultSet stopped =
                    statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
                stopped.next();
                Files.writeString(backup.resolve("backup_label"), stopped.getString(1));
            }
            copy(CLUSTER.resolve("pg_wal"), backup.resolve("pg_wal"), Set.of());
        }
    }

    private static void loseEverything(Running backline) throws Exception {
        for (Service service : Service.withDatabase()) {
            backline.backline().process(service).kill();
        }
        Child engines = backline.backline().engines();
        ProcessHandle server = backline.backline().postgreSql().orElseThrow();
        var children = server.children().toList();
        engines.kill();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await().atMost(30, SECONDS)
                .until(() -> !server.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
        delete(CLUSTER);
        delete(DATA.resolve("kafka"));
    }

    private static void restore(Path backup) throws IOException {
        copy(backup, CLUSTER, Set.of());
    }

    /** A file may go while it is copied: the log tells how it was. */
    private static void copy(Path from, Path to, Set<String> without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!without.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(
                                file,
                                to.resolve(from.relativize(file).toString()),
                                StandardCopyOption.REPLACE_EXISTING);
                    } catch (NoSuchFileException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
