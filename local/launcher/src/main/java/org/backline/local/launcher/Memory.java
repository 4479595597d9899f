package org.backline.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much memory processes hold, in MB; what several share is counted once. Empty where the system does not tell. */
final class Memory {

    private Memory() {}

    static OptionalLong of(ProcessHandle process) {
        return inMegabytes(LongStream.of(proportionalKilobytes(process.pid())));
    }

    /** The server and its workers. */
    static OptionalLong ofPostgreSql(Path data) {
        return inMegabytes(PostgreSqlProcess.in(data).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.children()))
                .mapToLong(process -> proportionalKilobytes(process.pid())));
    }

    private static OptionalLong inMegabytes(LongStream kilobytes) {
        long sum = kilobytes.sum();
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(sum / 1024.0));
    }

    private static long proportionalKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notTold) {
            return 0;
        }
    }
}
