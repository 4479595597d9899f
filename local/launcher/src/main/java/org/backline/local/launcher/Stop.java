package org.backline.local.launcher;

import java.time.Duration;
import java.util.Optional;

/** Ends a run from outside. */
final class Stop {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Home home;
    private final Screen screen;

    Stop(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    /** Ends the launcher, which ends the rest in order; and the rest alone, should the launcher be gone. */
    int stop() throws InterruptedException {
        var runFile = new RunFile(home.folder());
        Optional<RunFile.Entry> launcher = runFile.launcher();
        if (launcher.isEmpty()) {
            boolean any = new Leftovers(home, runFile).end(screen);
            screen.say(any ? "Stopped" : "Backline does not run from this checkout");
            return 0;
        }
        screen.say("Stopping Backline (process " + launcher.get().pid() + ")");
        launcher.get().process().ifPresent(ProcessHandle::destroy);
        if (!Pause.until(PATIENCE, () -> launcher.get().process().isEmpty())) {
            throw new Refusal(
                    Refusal.FAILED,
                    "It still runs after %d s; see the logs in %s".formatted(PATIENCE.toSeconds(), home.logs()));
        }
        screen.say("Stopped; the data stays in " + home.data());
        return 0;
    }
}
