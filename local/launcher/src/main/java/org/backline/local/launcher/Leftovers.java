package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends what lives on when a launcher was killed: the services, the engines, and PostgreSQL, which has no parent. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Home home;
    private final RunFile runFile;

    Leftovers(Home home, RunFile runFile) {
        this.home = home;
        this.runFile = runFile;
    }

    /**
     * Ends them all and says so.
     *
     * @return whether there were any
     */
    boolean end(Screen screen) throws InterruptedException {
        List<RunFile.Entry> alive = runFile.read().stream()
                .filter(entry -> entry.process().isPresent())
                .toList();
        if (!alive.isEmpty()) {
            screen.say("Ending what an earlier run left behind: " + RunFile.names(alive));
        }
        for (RunFile.Entry entry : alive) {
            Optional<ProcessHandle> process = entry.process();
            if (process.isPresent()) {
                process.get().destroy();
            }
        }
        for (RunFile.Entry entry : alive) {
            if (!Pause.until(PATIENCE, () -> entry.process().isEmpty())) {
                entry.process().ifPresent(ProcessHandle::destroyForcibly);
                Pause.until(PATIENCE, () -> entry.process().isEmpty());
            }
        }
        boolean postgreSql = endPostgreSql();
        return postgreSql || !alive.isEmpty();
    }

    private boolean endPostgreSql() throws InterruptedException {
        Optional<ProcessHandle> server = PostgreSqlProcess.in(home.data());
        if (server.isEmpty()) {
            return false;
        }
        // An interrupt is its way to say: end now, without waiting for clients.
        signal("INT", server.get());
        if (!Pause.until(PATIENCE, () -> !server.get().isAlive())) {
            signal("QUIT", server.get());
            Pause.until(PATIENCE, () -> !server.get().isAlive());
        }
        return true;
    }

    private static void signal(String name, ProcessHandle process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot end " + process.pid(), e);
        }
    }
}
