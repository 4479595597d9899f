package org.backline.local.launcher;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.backline.local.engines.EnginesMain;
import org.backline.local.engines.KafkaRehearsal;

/** PostgreSQL and Kafka in a process of their own. */
final class Engines {

    static final String NAME = "engines";

    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int EXIT_DATA_DAMAGED = 4;
    private static final int EXIT_PORT_TAKEN = 3;

    private final Home home;
    private final Addresses addresses;
    private final String classPath;

    /**
     * Nothing is started yet.
     *
     * @param classPath where the engines' classes are
     */
    Engines(Home home, Addresses addresses, String classPath) {
        this.home = home;
        this.addresses = addresses;
        this.classPath = classPath;
    }

    /** What the JVM keeps of them; none can be made of classes that are in folders. */
    Optional<AotCache> aotCache() {
        List<Path> entries =
                Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
        if (!entries.stream().allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        var fingerprint = new CRC32();
        for (Path jar : entries) {
            fingerprint.update(stamp(jar).getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(AotCache.of(
                NAME, classPath, HexFormat.of().toHexDigits((int) fingerprint.getValue()), home.aotCaches()));
    }

    /** The JVM itself looks at no more; a jar that names others is copied anew together with them. */
    private static String stamp(Path jar) {
        try {
            return Files.size(jar) + " " + Files.getLastModifiedTime(jar) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }

    /** The command of a process that starts Kafka on a folder and ends. */
    List<String> rehearsal(Path folder, List<String> flags) {
        return Jvm.run(classPath, flags, KafkaRehearsal.class.getName(), List.of(folder.toString()));
    }

    /** Starts both and waits until they answer. */
    Child start(Processes processes) throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        arguments.add("--data=" + home.data());
        arguments.add("--databases=" + String.join(",", Service.databases()));
        arguments.add("--postgresql-port=" + addresses.postgreSql());
        arguments.add("--kafka-port=" + addresses.kafka());
        arguments.add("--kafka-controller-port=" + addresses.kafkaController());
        Child engines = processes.start(
                NAME,
                Jvm.run(
                        classPath,
                        aotCache().map(AotCache::flags).orElse(List.of()),
                        EnginesMain.class.getName(),
                        arguments),
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
