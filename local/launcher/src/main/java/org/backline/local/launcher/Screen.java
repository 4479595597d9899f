package org.backline.local.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the keyboard reads. */
public final class Screen {

    private final PrintStream out;

    public Screen(PrintStream out) {
        this.out = out;
    }

    /** A line of its own. */
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A step of something that was announced. */
    public void step(String line) {
        say("  " + line);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
