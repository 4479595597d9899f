package org.backline.local.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.local.engines.EnginesMain;

/** PostgreSQL and Kafka in a process of their own. */
final class Engines {

    static final String NAME = "engines";

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int EXIT_DATA_DAMAGED = 4;
    private static final int EXIT_PORT_TAKEN = 3;

    private Engines() {}

    /** Starts both and waits until they answer. */
    static Child start(Processes processes, Home home, Addresses addresses, String classPath)
            throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add("--data=" + home.data());
        arguments.add("--databases=" + String.join(",", Service.databases()));
        arguments.add("--postgresql-port=" + addresses.postgreSql());
        arguments.add("--kafka-port=" + addresses.kafka());
        arguments.add("--kafka-controller-port=" + addresses.kafkaController());
        Child engines = processes.start(
                NAME,
                Jvm.run(classPath, EnginesMain.class.getName(), arguments),
                Map.of(),
                "%s:%d,%s:%d".formatted(Addresses.HOST, addresses.postgreSql(), Addresses.HOST, addresses.kafka()));
        Pause.until(PATIENCE, () -> isReady(engines) || !engines.isAlive());
        if (!engines.isAlive()) {
            throw processes.isClosed() ? engines.diedEarly() : failure(engines);
        }
        if (!isReady(engines)) {
            throw new Refusal(
                    Refusal.FAILED,
                    "PostgreSQL and Kafka are not ready after %d s; see %s"
                            .formatted(PATIENCE.toSeconds(), engines.log()));
        }
        return engines;
    }

    private static boolean isReady(Child engines) {
        return engines.logLines().stream().anyMatch(line -> line.startsWith("Engines ready:"));
    }

    /** What a person can mend is the engines' last line. */
    private static Refusal failure(Child engines) {
        String last = engines.logLines().isEmpty() ? "" : engines.logLines().getLast();
        return switch (engines.exitCode()) {
            case EXIT_DATA_DAMAGED ->
                new Refusal(
                        Refusal.DATA_DAMAGED,
                        last.replace("Run with --fresh", "Run ./run --fresh") + "\n  The log is " + engines.log());
            case EXIT_PORT_TAKEN -> new Refusal(Refusal.PORT_TAKEN, last);
            default -> engines.diedEarly();
        };
    }
}
