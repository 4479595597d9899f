package org.backline.local.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.local.engines.FolderSamples.copy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.backline.local.engines.FolderSamples.Damage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedKafkaTest {

    /** The log of a stopped broker with a topic, two visits in it, and a group that has read one of them. */
    @TempDir
    private static Path stopped;

    @TempDir
    private Path data;

    @BeforeAll
    static void createTheLogToCopy() throws Exception {
        try (var kafka = EmbeddedKafka.start(stopped, 0, 0)) {
            var visits = new Topic(kafka.bootstrapServers(), "visits");
            visits.create();
            visits.send("first");
            visits.read("physicians", 1);
            visits.send("second");
        }
    }

    @Test
    void keepsRecordsAndWhatWasReadWhenItIsStartedAgain() throws Exception {
        copy(stopped, data);

        try (var kafka = EmbeddedKafka.start(data, 0, 0)) {
            var visits = new Topic(kafka.bootstrapServers(), "visits");

            assertThat(visits.read("physicians", 1)).containsExactly("second");
            assertThat(visits.read("trainers", 2)).containsExactly("first", "second");
        }
    }

    @Test
    void refusesATopicNobodyDeclared() throws Exception {
        copy(stopped, data);
        try (var kafka = EmbeddedKafka.start(data, 0, 0)) {
            var misspelt = new Topic(kafka.bootstrapServers(), "vists");

            assertThatThrownBy(() -> misspelt.send("third")).hasMessageContaining("vists");
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> EmbeddedKafka.start(data, port, 0)).isInstanceOf(PortTaken.class);
            assertThatThrownBy(() -> EmbeddedKafka.start(data, 0, port))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("Port %d for Kafka is taken by another program", port);
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (DataFolder folder = DataFolder.hold("Test", data)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data, 0, 0))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining(folder.resolve("").toString());
        }
    }

    @ParameterizedTest
    @MethodSource
    void namesTheDamage(Damage damage) throws IOException {
        copy(stopped, data);
        damage.doneTo(data.resolve("log"));

        assertThatThrownBy(() -> EmbeddedKafka.start(data, 0, 0))
                .isInstanceOf(DamagedDataFolder.class)
                .hasMessageContaining(data.toRealPath() + ": ")
                .hasMessageContaining(damage.whatItSays())
                .hasMessageEndingWith(". Run with --fresh to begin with empty data.");
    }

    static Stream<Damage> namesTheDamage() {
        String metadata = "__cluster_metadata-0";
        String lost = "the list of topics in __cluster_metadata-0 is missing or unreadable";
        return Stream.of(
                Damage.gone("No readable meta.properties", "meta.properties"),
                Damage.overwritten("node ID not found", "meta.properties", "#".repeat(100)),
                Damage.overwritten("No FeatureLevelRecord", "bootstrap.checkpoint", "#".repeat(100)),
                Damage.gone(lost, metadata),
                Damage.overwritten(lost, metadata + "/00000000000000000000.log", "#".repeat(10_000)),
                Damage.overwritten("Kafka gave up reading it", metadata + "/quorum-state", "#"));
    }
}
