package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the AOT caches that are missing, while everything runs: a second copy of each service starts, answers what first
 * visitors ask ({@link Visits}), and ends. It takes no share of the topic, which would be slow with it and would wait for it after its end. Of the engines Kafka starts
 * and ends once more, on a folder of its own.
 */
public final class AotCaches {

    /** The copy has no right of way, and writes its cache while it ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Backline backline;
    private final Screen screen;

    private interface Look {
        boolean isDone() throws InterruptedException;
    }

    public AotCaches(Backline backline, Screen screen) {
        this.backline = backline;
        this.screen = screen;
    }

    /** Comes back when all are there, or when the run is being stopped. */
    public void make() throws InterruptedException {
        int made = 0;
        try {
            if (makeOfEngines()) {
                made++;
            }
            for (Service service : Service.values()) {
                if (makeOf(service)) {
                    made++;
                }
            }
        } catch (Refusal stopping) {
            // The run is being stopped: the caches are made another time.
            return;
        }
        if (made > 0) {
            screen.step("%d AOT caches are made; the next start is quicker".formatted(made));
        }
    }

    private boolean makeOfEngines() throws InterruptedException {
        Optional<AotCache> missing = backline.enginesAotCache().filter(cache -> !cache.exists());
        if (missing.isEmpty()) {
            return false;
        }
        Path folder = backline.home().aotCaches().resolve("kafka");
        List<String> rehearsal = backline.enginesRehearsal(folder, missing.get().trainingFlags());
        try {
            return isMade(Engines.NAME, missing.get(), rehearsal, Map.of(), () -> false);
        } finally {
            Home.delete(folder);
        }
    }

    private boolean makeOf(Service service) throws InterruptedException {
        AotCache cache = backline.aotCache(service);
        if (cache.exists()) {
            return false;
        }
        int port = freePort();
        Map<String, String> environment = new LinkedHashMap<>(backline.environmentOfCopy(service, port));
        environment.put("SPRING_KAFKA_LISTENER_AUTOSTARTUP", "false");
        URI there = URI.create("http://" + Addresses.HOST + ":" + port);
        try (var readiness = new Readiness();
                var visits = new Visits(backline.tokens(Clock.systemUTC()))) {
            return isMade(
                    service.module(),
                    cache,
                    backline.command(service, cache.trainingFlags()),
                    environment,
                    () -> readiness.isUp(there) && isVisited(visits, service, there));
        }
    }

    /** What a visit does not get is missing in the cache, and no reason to have none. */
    private boolean isVisited(Visits visits, Service service, URI there) throws InterruptedException {
        List<String> unanswered = visits.pay(service, there);
        if (!unanswered.isEmpty()) {
            screen.step("%s did not answer %s while its AOT cache was made"
                    .formatted(service.module(), String.join(", ", unanswered)));
        }
        return true;
    }

    /** Runs the program until it is seen to be done or has ended by itself, and keeps what it leaves. */
    private boolean isMade(
            String name, AotCache cache, List<String> command, Map<String, String> environment, Look look)
            throws InterruptedException {
        List<String> withoutRightOfWay = new ArrayList<>(List.of("nice", "-n", "19"));
        withoutRightOfWay.addAll(command);
        Child training = backline.processes().startChore("aot-" + name, withoutRightOfWay, environment);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (training.isAlive()
                && !backline.processes().isClosed()
                && System.nanoTime() < deadline
                && !look.isDone()) {
            Pause.aMoment();
        }
        training.stop(PATIENCE);
        backline.processes().forget(training);
        if (backline.processes().isClosed()) {
            throw new Refusal(Refusal.FAILED, "Stopped before the AOT cache of " + name + " was made");
        }
        boolean made = cache.adopt();
        if (!made) {
            screen.step("No AOT cache could be made of %s; see %s".formatted(name, training.log()));
        }
        return made;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }
}
