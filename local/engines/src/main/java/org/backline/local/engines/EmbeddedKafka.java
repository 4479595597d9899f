package org.backline.local.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and its controller inside this JVM, on this machine only, whose log stays in a folder.
 *
 * <p>One JVM runs one of them at a time: Kafka keeps its metrics and its way to give up in static state.
 */
public final class EmbeddedKafka implements AutoCloseable {

    static final String NAME = "Kafka";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String BROKER = "PLAINTEXT";
    private static final String DETOUR = "DETOUR";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    /** One that gave up cannot hand over; by itself it would have ended at once. */
    private static final long STOP_SECONDS_AFTER_GIVING_UP = 2;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", Integer.toString(NODE_ID)),
            Map.entry("controller.listener.names", CONTROLLER),
            Map.entry("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT," + BROKER + ":PLAINTEXT"),
            // Topics are declared by the service that owns them; a misspelt name must fail.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("num.partitions", "3"),
            // One broker is all there is.
            Map.entry("offsets.topic.num.partitions", "3"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.num.partitions", "3"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "3"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            // After a kill a start waits until the dead broker's session has ended, 9 s by default. One second would
            // also do, but a broker that is short of CPU would be fenced for it.
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("controller.quorum.election.timeout.ms", "250"),
            Map.entry("controller.quorum.election.backoff.max.ms", "100"),
            Map.entry("log.cleaner.dedupe.buffer.size", "4194304"));

    /** Where some clients are sent, and where what they say arrives in the end. */
    public record Detour(int port, int toldPort) {}

    private final DataFolder folder;
    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<String> gaveUp;
    private boolean closed;

    private EmbeddedKafka(DataFolder folder, KafkaRaftServer server, int port, CompletableFuture<String> gaveUp) {
        this.folder = folder;
        this.server = server;
        this.port = port;
        this.gaveUp = gaveUp;
    }

    /**
     * Starts a broker on a folder, which is created and formatted where it is missing.
     *
     * @param port 0 for any port that is free
     * @param controllerPort 0 for any port that is free
     * @throws DamagedDataFolder when the log cannot be used
     * @throws DataFolderInUse when another running process uses the log
     * @throws PortTaken when another program listens on one of the ports
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, int controllerPort) {
        return start(dataDirectory, port, controllerPort, Optional.empty());
    }

    /**
     * Starts a broker that a second kind of client reaches by another way: it listens for them on a port of its own, and
     * tells them to come through yet another, where somebody must pass on what they say.
     *
     * @param detour the port to listen on, and the one to tell of
     */
    public static EmbeddedKafka start(Path dataDirectory, int port, int controllerPort, Optional<Detour> detour) {
        long begin = System.nanoTime();
        DataFolder folder = DataFolder.hold(NAME, dataDirectory);
        try {
            Loopback.Ports free = Loopback.twoFree();
            int brokerPort = port == 0 ? free.first() : port;
            int quorumPort = controllerPort == 0 ? free.second() : controllerPort;
            Loopback.requireFree(NAME, brokerPort);
            Loopback.requireFree(NAME, quorumPort);
            Path log = folder.create("log", EmbeddedKafka::format);
            if (KafkaMetadata.isLost(log)) {
                throw folder.damaged("the list of topics in __cluster_metadata-0 is missing or unreadable");
            }
            CompletableFuture<String> gaveUp = takeTheWordForExit();
            KafkaRaftServer server = open(folder, config(log, brokerPort, quorumPort, detour));
            var started = new EmbeddedKafka(folder, server, brokerPort, gaveUp);
            started.awaitStart();
            RunningEngines.add(started);
            LOG.info("Kafka answers on port {} after {} ms", brokerPort, (System.nanoTime() - begin) / 1_000_000);
            return started;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** What a client is configured with. */
    public String bootstrapServers() {
        return Loopback.ADDRESS + ":" + port;
    }

    /** Hands over and stops the broker and the controller and lets go of the folder; the log stays. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        RunningEngines.remove(this);
        try (folder) {
            stop();
        }
        LOG.info("Kafka on port {} is stopped", port);
    }

    @Override
    public String toString() {
        return NAME + " on port " + port;
    }

    /** Completes when the broker gives up by itself; what it said, where it said anything. */
    CompletableFuture<String> ended() {
        return gaveUp;
    }

    private static void format(Path emptyFolder) throws IOException {
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(NODE_ID)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(emptyFolder.toString())
                    .addDirectory(emptyFolder.toString())
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka's log folder cannot be formatted", e);
        }
    }

    private static KafkaConfig config(Path log, int port, int controllerPort, Optional<Detour> detour) {
        String broker = BROKER + "://" + Loopback.ADDRESS + ":" + port;
        String controller = Loopback.ADDRESS + ":" + controllerPort;
        var properties = new Properties();
        properties.putAll(SETTINGS);
        properties.put("listeners", broker + "," + CONTROLLER + "://" + controller);
        properties.put("advertised.listeners", broker);
        properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
        properties.put("log.dirs", log.toString());
        detour.ifPresent(way -> {
            String other = "," + DETOUR + "://" + Loopback.ADDRESS + ":";
            properties.merge("listeners", other + way.port(), EmbeddedKafka::joined);
            properties.merge("advertised.listeners", other + way.toldPort(), EmbeddedKafka::joined);
            properties.merge("listener.security.protocol.map", "," + DETOUR + ":PLAINTEXT", EmbeddedKafka::joined);
            properties.put("inter.broker.listener.name", BROKER);
        });
        return KafkaConfig.fromProps(properties, false);
    }

    private static Object joined(Object list, Object more) {
        return list.toString() + more;
    }

    /** Kafka ends the JVM when it cannot go on. Here that is for the caller to decide, who may run other things too. */
    private static CompletableFuture<String> takeTheWordForExit() {
        var gaveUp = new CompletableFuture<String>();
        Exit.Procedure procedure = (status, message) -> {
            LOG.error("Kafka gives up with status {}: {}", status, message);
            gaveUp.complete(message == null ? "status " + status : message);
        };
        Exit.setExitProcedure(procedure);
        Exit.setHaltProcedure(procedure);
        return gaveUp;
    }

    private static KafkaRaftServer open(DataFolder folder, KafkaConfig config) {
        try {
            return new KafkaRaftServer(config, Time.SYSTEM);
        } catch (RuntimeException e) {
            throw folder.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private void awaitStart() {
        CompletableFuture<?> startUp = inBackground("kafka-start", server::startup);
        try {
            CompletableFuture.anyOf(startUp, gaveUp).get(START_SECONDS, TimeUnit.SECONDS);
            if (!gaveUp.isDone()) {
                return;
            }
            stop();
            throw folder.damaged("Kafka gave up reading it, its log says why");
        } catch (ExecutionException e) {
            stop();
            throw new IllegalStateException("Kafka did not start", e.getCause());
        } catch (TimeoutException e) {
            stop();
            throw new IllegalStateException("Kafka did not start within " + START_SECONDS + " s", e);
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka started", e);
        }
    }

    private void stop() {
        CompletableFuture<?> shutdown = inBackground("kafka-stop", () -> {
            server.shutdown();
            server.awaitShutdown();
        });
        long patience = gaveUp.isDone() ? STOP_SECONDS_AFTER_GIVING_UP : STOP_SECONDS;
        try {
            shutdown.get(patience, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            LOG.warn("Kafka did not stop cleanly", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn("Kafka did not stop within {} s; it will recover when it starts", patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CompletableFuture<?> inBackground(String name, Runnable work) {
        return CompletableFuture.runAsync(
                work, task -> Thread.ofPlatform().daemon().name(name).start(task));
    }
}
