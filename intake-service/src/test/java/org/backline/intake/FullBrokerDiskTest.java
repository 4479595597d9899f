package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.events.PublishedEvent;
import org.backline.local.engines.EnginesMain;
import org.backline.support.testing.CaseEventsTopic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * The disk of the broker is full, so that it gives up: people notice nothing, and with space, after a restart, the others get
 * all that was recorded meanwhile.
 */
@ContextConfiguration(initializers = FullBrokerDiskTest.OnASmallDisk.class)
@DirtiesContext // The broker ends with the test.
class FullBrokerDiskTest extends RunningIntake {

    private static final Pattern READY = Pattern.compile("Engines ready: .*, Kafka 127\\.0\\.0\\.1:(\\d+)");
    private static final int MANY = 400;

    private static @Nullable BrokerOnASmallDisk broker;

    /** In a process of its own, which a broker takes with it; the rest of its data is elsewhere. */
    private static final class BrokerOnASmallDisk {

        private final Path data;
        private final SmallDisk disk;
        private int port;
        private @Nullable Process process;

        BrokerOnASmallDisk() throws IOException {
            disk = SmallDisk.mount("64m");
            data = Files.createTempDirectory("backline-test-broker-");
            Files.createSymbolicLink(data.resolve("kafka"), disk.folder());
        }

        void start() throws IOException {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EnginesMain.class.getName(),
                            "--data=" + data,
                            "--postgresql-port=0",
                            "--kafka-port=" + port,
                            "--kafka-controller-port=0")
                    .redirectError(data.resolve("engines.log").toFile())
                    .start();
            process = started;
            String line = String.valueOf(started.inputReader().readLine());
            Matcher ready = READY.matcher(line);
            assertThat(ready.matches()).as(line).isTrue();
            port = Integer.parseInt(ready.group(1));
        }

        String bootstrapServers() {
            return "127.0.0.1:" + port;
        }

        boolean gaveUp() {
            return !Objects.requireNonNull(process).isAlive();
        }

        void close() throws IOException, InterruptedException {
            if (process != null) {
                process.destroy();
                process.waitFor();
            }
            disk.unmount();
            FileSystemUtils.deleteRecursively(data);
        }
    }

    static final class OnASmallDisk implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                BrokerOnASmallDisk started = new BrokerOnASmallDisk();
                // Before it is started: also of one that does not the disk is dropped.
                broker = started;
                started.start();
                TestPropertyValues.of(
                                "spring.kafka.bootstrap-servers=" + started.bootstrapServers(),
                                // The producer gives up before the broker is back: then only the outbox knows.
                                "spring.kafka.producer.properties.request.timeout.ms=500",
                                "spring.kafka.producer.properties.delivery.timeout.ms=1000")
                        .applyTo(context);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void nobodyNoticesAndWithSpaceEverythingReachesTheOthersOnce() throws IOException {
        BrokerOnASmallDisk full = Objects.requireNonNull(broker);
        List<UUID> cases = new ArrayList<>(List.of(recordedCase(), recordedCase()));
        await().atMost(30, SECONDS).until(() -> sent(cases).size() == cases.size());
        full.disk.fill();
        for (int number = 0; number < MANY && !full.gaveUp(); number++) {
            cases.add(recordedCase());
        }
        await("the end of the broker").atMost(60, SECONDS).until(full::gaveUp);
        for (int number = 0; number < 5; number++) {
            cases.add(recordedCase());
        }
        get("/actuator/health/readiness").expectStatus().isOk();
        full.disk.empty();
        full.start();

        await().atMost(60, SECONDS)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(sent(cases))
                        .extracting(PublishedEvent::caseId)
                        .containsAll(cases));
        assertThat(new HashSet<>(sent(cases)))
                .as("the same event, however often it was sent")
                .hasSameSizeAs(cases);
    }

    private static List<PublishedEvent> sent(List<UUID> cases) {
        return CaseEventsTopic.ofCases(Objects.requireNonNull(broker).bootstrapServers(), cases);
    }
}
