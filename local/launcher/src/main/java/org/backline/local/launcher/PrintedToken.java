package org.backline.local.launcher;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.backline.local.demo.DemoRefused;
import org.backline.local.demo.Tokens;

/** {@code ./run token NAME}: what to send as {@code Authorization: Bearer}, and nothing else on the screen. */
final class PrintedToken {

    private final Home home;
    private final Screen screen;

    PrintedToken(Home home, Screen screen) {
        this.home = home;
        this.screen = screen;
    }

    /**
     * Prints it.
     *
     * @param name a demo person's user name, or of another system that signs in as itself
     */
    int print(String name) throws InterruptedException {
        var runFile = new RunFile(home.folder());
        Optional<URI> signIn = runFile.read().stream()
                .filter(entry -> entry.name().equals(Service.SIGN_IN.module()))
                .filter(entry -> entry.process().isPresent())
                .map(entry -> URI.create(entry.address()))
                .findFirst();
        var secrets = new Secrets(home);
        Optional<String> secret = secrets.commandLine();
        if (runFile.launcher().isEmpty() || signIn.isEmpty() || secret.isEmpty()) {
            throw new Refusal(Refusal.PORT_TAKEN, "Backline does not run from this checkout; ./run starts it");
        }
        DemoPeople people = DemoPeople.in(Program.jarIn(home.programs().resolve(Service.SIGN_IN.module())));
        try (var tokens = new Tokens(signIn.get(), secret.get(), Clock.systemUTC())) {
            screen.say(
                    people.programs().contains(name)
                            ? tokens.ofProgram(name, secrets.ehrPeer())
                            : tokens.of(people.meant(name)));
            return 0;
        } catch (DemoRefused refused) {
            throw new Refusal(Refusal.FAILED, String.valueOf(refused.getMessage()));
        }
    }
}
