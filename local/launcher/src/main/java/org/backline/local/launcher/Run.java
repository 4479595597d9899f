package org.backline.local.launcher;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.backline.local.demo.DemoLoad;
import org.backline.local.demo.DemoRefused;
import org.backline.local.demo.DemoServices;
import org.backline.local.demo.Tokens;
import org.backline.local.engines.Restarts;

/** Starts everything, stays with it, and stops everything when it is told to. */
final class Run {

    private final Home home;
    private final Addresses addresses;
    private final Screen screen;
    private final Clock clock;
    private final Backline backline;
    private final Restarts restarts;

    Run(Home home, Addresses addresses, Screen screen, Clock clock) {
        this.home = home;
        this.addresses = addresses;
        this.screen = screen;
        this.clock = clock;
        this.backline = new Backline(home, addresses, screen);
        this.restarts = new Restarts(clock);
    }

    /** Comes back only when something cannot go on. */
    int start(boolean demo, boolean fresh) throws InterruptedException {
        long begin = System.nanoTime();
        backline.claim();
        Runtime.getRuntime().addShutdownHook(new Thread(backline::close, "stop"));
        try {
            if (fresh) {
                home.forgetData();
            }
            screen.say("Backline starts; data and logs are in " + home.folder());
            backline.start();
            if (demo) {
                loadDemo();
            }
            sayReady(begin);
            new Thread(this::makeAotCaches, "aot-caches").start();
            return watch();
        } catch (RuntimeException e) {
            waitWhileStopping();
            throw e;
        }
    }

    /** A caseload that is not complete is no reason to stop: the next start goes on with it. */
    private void loadDemo() throws InterruptedException {
        var services = new DemoServices(
                addresses.of(Service.INTAKE),
                addresses.of(Service.ASSESSMENT),
                addresses.of(Service.PROGRAM),
                addresses.of(Service.REFERRAL));
        try (Tokens tokens = backline.tokens(clock)) {
            new DemoLoad(services, tokens, home.data().resolve("demo"), clock, screen::step).loadOnce();
        } catch (DemoRefused refused) {
            waitWhileStopping();
            screen.step("The demo caseload is not complete; the next ./run goes on with it. " + refused.getMessage());
        }
    }

    private void sayReady(long begin) {
        for (Service service : Service.values()) {
            screen.step("%-22s %s".formatted(service.module(), addresses.of(service)));
        }
        screen.step("%-22s %s:%d".formatted("PostgreSQL", Addresses.HOST, addresses.postgreSql()));
        screen.step("%-22s %s:%d".formatted("Kafka", Addresses.HOST, addresses.kafka()));
        screen.step("%-22s %s".formatted("logs", home.logs()));
        screen.step("%-22s %s".formatted("e-mail, kept here", home.mail()));
        DemoPeople people = backline.demoPeople();
        screen.say("Demo people, password %s:".formatted(people.password()));
        people.lines().forEach(screen::step);
        screen.step("./run token NAME prints a bearer token of one of them");
        screen.say("Ready: " + addresses.of(Service.DASHBOARD));
        screen.step("after %s. Ctrl-C or ./run stop ends everything; the data stays."
                .formatted(Screen.seconds(Duration.ofNanos(System.nanoTime() - begin))));
    }

    /** Starts again what ends by itself, as a container platform would. */
    private int watch() throws InterruptedException {
        while (true) {
            Child child = backline.processes().awaitEnd();
            waitWhileStopping();
            screen.say(
                    "%s ended by itself with code %d; see %s".formatted(child.name(), child.exitCode(), child.log()));
            backline.processes().forget(child);
            if (!restarts.mayStart(child.name())) {
                throw child.diedEarly();
            }
            Optional<Service> service = Arrays.stream(Service.values())
                    .filter(some -> some.module().equals(child.name()))
                    .findFirst();
            if (service.isPresent()) {
                backline.restart(EnumSet.of(service.get()));
            } else {
                backline.restartEngines();
                screen.step("PostgreSQL and Kafka run again");
            }
        }
    }

    /** The next start is quicker for it; this one is not held up, since it has the lowest priority there is. */
    private void makeAotCaches() {
        try {
            new AotCaches(backline, screen).make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the stop runs, children end because they were told to; that is no news. */
    private void waitWhileStopping() throws InterruptedException {
        if (backline.processes().isClosed()) {
            TimeUnit.DAYS.sleep(1);
        }
    }
}
