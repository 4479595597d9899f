package org.backline.local.launcher;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what runs of this checkout. */
final class Status {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String ROW = "%-22s %8s  %-19s %9s  %-9s %s";

    private final Home home;
    private final Screen screen;

    Status(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    int tell() throws InterruptedException {
        var runFile = new RunFile(home.folder());
        if (runFile.launcher().isEmpty()) {
            screen.say("Backline does not run from this checkout; ./run starts it");
            return Refusal.PORT_TAKEN;
        }
        screen.say(ROW.formatted("", "process", "since", "memory", "state", "address"));
        long total = 0;
        try (var readiness = new Readiness()) {
            for (RunFile.Entry entry : runFile.read()) {
                Optional<ProcessHandle> process = entry.process();
                OptionalLong memory = process.isPresent() ? Memory.of(process.get()) : OptionalLong.empty();
                total += memory.orElse(0);
                screen.say(ROW.formatted(
                                entry.name(),
                                entry.pid(),
                                TIME.format(
                                        Instant.ofEpochMilli(entry.startedAt()).atZone(ZoneId.systemDefault())),
                                memory.isPresent() ? memory.getAsLong() + " MB" : "",
                                state(entry, readiness),
                                entry.address())
                        .stripTrailing());
            }
        }
        OptionalLong postgreSql = Memory.ofPostgreSql(home.data());
        if (postgreSql.isPresent()) {
            total += postgreSql.getAsLong();
            screen.say(ROW.formatted("  PostgreSQL in it", "", "", postgreSql.getAsLong() + " MB", "", "")
                    .stripTrailing());
        }
        if (total > 0) {
            screen.say(ROW.formatted("all", "", "", total + " MB", "", "").stripTrailing());
        }
        return 0;
    }

    private static String state(RunFile.Entry entry, Readiness readiness) throws InterruptedException {
        if (entry.process().isEmpty()) {
            return "ended";
        }
        boolean answersHttp =
                entry.address().startsWith("http") && !entry.name().equals(RunFile.LAUNCHER);
        if (!answersHttp) {
            return "runs";
        }
        return readiness.isReady(URI.create(entry.address())) ? "ready" : "not ready";
    }
}
