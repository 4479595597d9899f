package org.backline.local.launcher;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The program behind {@code ./run}. */
public final class Launcher {

    private Launcher() {}

    /** Carries out one command of the person at the keyboard. */
    public static void main(String[] words) {
        var screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try {
            Arguments arguments = Arguments.of(words);
            var home = new Home(arguments.checkout(), arguments.checkout().resolve(".backline"));
            int exitCode = switch (arguments.act()) {
                case START -> {
                    var run = new Run(home, Addresses.from(System.getenv()), screen, Clock.systemUTC());
                    yield run.start(arguments.demo(), arguments.fresh());
                }
                case STATUS -> new Status(home, screen).tell();
                case TOKEN -> new PrintedToken(home, screen).print(arguments.name());
                case STOP -> new Stop(home, screen).stop();
                case EXPLAIN -> {
                    screen.say(Arguments.USAGE);
                    yield 0;
                }
            };
            System.exit(exitCode);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(refusal.exitCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.exit(Refusal.FAILED);
        }
    }
}
