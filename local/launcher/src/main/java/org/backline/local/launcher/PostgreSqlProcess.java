package org.backline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's own process, which is nobody's child: it writes its number and its start into its data folder. */
final class PostgreSqlProcess {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    private PostgreSqlProcess() {}

    /** The server of a data folder, if it runs. */
    static Optional<ProcessHandle> in(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postgresql/cluster/postmaster.pid"));
            if (lines.size() < 3 || !(lines.get(0) + lines.get(2)).matches("[0-9]{2,30}")) {
                return Optional.empty();
            }
            Instant startedAt = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .map(start ->
                                    Duration.between(start, startedAt).abs().compareTo(CLOCK_DIFFERENCE) < 0)
                            .orElse(false));
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }
}
