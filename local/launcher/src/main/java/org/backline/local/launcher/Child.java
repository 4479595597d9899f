package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that was started here, and its log. */
public final class Child {

    private static final int LAST_LINES = 15;

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a process that writes to {@code <name>.log}; the log of the time before stays beside it.
     *
     * <p>Ctrl-C goes to every process of the terminal at once. The child does not hear it, so that the launcher can end
     * its children in order.
     */
    static Child start(String name, Path logs, List<String> command, Map<String, String> environment) {
        List<String> deafToCtrlC = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", name));
        deafToCtrlC.addAll(command);
        Path log = logs.resolve(name + ".log");
        try {
            Files.createDirectories(logs);
            if (Files.exists(log)) {
                Files.move(log, logs.resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(deafToCtrlC)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /** Its number. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    int exitCode() {
        return process.exitValue();
    }

    void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it and what it started at once, as a power cut would. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /**
     * Asks it to end and waits.
     *
     * @return false when it had to be killed
     */
    public boolean stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        kill();
        return false;
    }

    /** How its log ends. */
    List<String> lastLines() {
        List<String> lines = logLines();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    /** The log so far; a process may have written anything. */
    List<String> logLines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    /** What to say when it ended before its time. */
    Refusal diedEarly() {
        return new Refusal(
                Refusal.FAILED,
                "%s ended by itself with code %d. The end of its log %s:\n    %s"
                        .formatted(name, exitCode(), log, String.join("\n    ", lastLines())));
    }
}
