package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the AOT caches that are missing, while everything runs: a second copy of each service starts, answers, and ends. It
 * takes no share of the topic, which would be slow with it and would wait for it after its end.
 */
public final class AotCaches {

    /** The copy has no right of way, and writes its cache while it ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Backline backline;
    private final Screen screen;

    public AotCaches(Backline backline, Screen screen) {
        this.backline = backline;
        this.screen = screen;
    }

    /** Comes back when all are there, or when the run is being stopped. */
    public void make() throws InterruptedException {
        Map<Service, AotCache> missing = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            AotCache cache = backline.aotCache(service);
            if (!cache.exists()) {
                missing.put(service, cache);
            }
        }
        try {
            int made = 0;
            for (Map.Entry<Service, AotCache> one : missing.entrySet()) {
                Path log = train(one.getKey(), one.getValue());
                if (backline.processes().isClosed()) {
                    return;
                }
                if (one.getValue().adopt()) {
                    made++;
                } else {
                    screen.step("No AOT cache could be made of %s; see %s"
                            .formatted(one.getKey().module(), log));
                }
            }
            if (made > 0) {
                screen.step("%d AOT caches are made; the next start is quicker".formatted(made));
            }
        } catch (Refusal stopping) {
            // The run is being stopped: the caches are made another time.
        }
    }

    private Path train(Service service, AotCache cache) throws InterruptedException {
        int port = freePort();
        Map<String, String> environment = new LinkedHashMap<>(backline.environmentOfCopy(service, port));
        environment.put("SPRING_KAFKA_LISTENER_AUTOSTARTUP", "false");
        Child training = backline.processes().startChore("aot-" + service.module(), cache.training(), environment);
        URI there = URI.create("http://" + Addresses.HOST + ":" + port);
        try (var readiness = new Readiness()) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (training.isAlive()
                    && !backline.processes().isClosed()
                    && System.nanoTime() < deadline
                    && !readiness.isUp(there)) {
                Pause.aMoment();
            }
        }
        training.stop(PATIENCE);
        backline.processes().forget(training);
        return training.log();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }
}
