package org.backline.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.backline.local.launcher.Addresses;
import org.backline.local.launcher.AotCaches;
import org.backline.local.launcher.Backline;
import org.backline.local.launcher.Home;
import org.backline.local.launcher.Screen;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the end-to-end tests one Backline, started for the first of them and ended after the last. */
public final class EndToEnd implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Running.class, key -> Running.startQuickly(), Running.class);
    }

    /** Every process of Backline, on ports that were free and with data of its own. */
    static final class Running implements AutoCloseable {

        /** Where this build is. */
        static final Path CHECKOUT = Path.of(System.getProperty("backline.checkout"));

        private static final Screen SCREEN = new Screen(System.out);
        private static final Path WORK = Path.of(System.getProperty("backline.work"));

        private final Home home;
        private final Backline backline;
        private final Clock clock = Clock.systemUTC();
        private final Tokens tokens;
        private final Api api;
        private final SeededIds ids;
        private boolean demoLoaded;

        private Running(Home home, Backline backline) {
            this.home = home;
            this.backline = backline;
            this.tokens = backline.tokens(clock);
            this.api = new Api(tokens, Duration.ofMinutes(5), Api.ANSWER);
            this.ids = new SeededIds("end to end " + clock.instant());
        }

        /** As the run does; what is killed later is back sooner, and a second run of tests begins sooner. */
        private static Running startQuickly() {
            Running running = start(CHECKOUT, "end-to-end");
            try {
                new AotCaches(running.backline, SCREEN).make();
            } catch (InterruptedException e) {
                running.close();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while it made caches", e);
            } catch (RuntimeException e) {
                running.close();
                throw e;
            }
            return running;
        }

        /** What was built in a checkout, with data of its own that begin empty. */
        static Running start(Path checkout, String folder) {
            Home home = new Home(checkout.normalize(), WORK.resolve(folder));
            var backline = new Backline(home, freeAddresses(), SCREEN);
            try {
                backline.claim();
                home.forgetData();
                backline.start();
            } catch (InterruptedException e) {
                backline.close();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while it started", e);
            } catch (RuntimeException e) {
                backline.close();
                throw e;
            }
            var running = new Running(home, backline);
            running.forgetDemo();
            return running;
        }

        private void forgetDemo() {
            try {
                Files.deleteIfExists(demoMark());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot forget the demo caseload of an earlier run", e);
            }
        }

        Backline backline() {
            return backline;
        }

        Api api() {
            return api;
        }

        Tokens tokens() {
            return tokens;
        }

        Clock clock() {
            return clock;
        }

        URI of(Service service) {
            return backline.addresses().of(service);
        }

        String kafka() {
            return backline.addresses().of(Service.INTAKE).getHost() + ":"
                    + backline.addresses().kafka();
        }

        String databaseOf(Service service) {
            return "jdbc:postgresql://127.0.0.1:%d/%s"
                    .formatted(backline.addresses().postgreSql(), service.database());
        }

        Path logs() {
            return home.logs();
        }

        /** What each service's JVM keeps ready, a file each. */
        Path aotCaches() {
            return home.aotCaches();
        }

        /** E-mails that were sent meanwhile, a file each. */
        Path mails() {
            return home.mail();
        }

        DemoServices services() {
            return new DemoServices(
                    of(Service.INTAKE), of(Service.ASSESSMENT), of(Service.PROGRAM), of(Service.REFERRAL));
        }

        Views views() {
            return new Views(this);
        }

        /** Loses everything that the broker held; it must not run. */
        void forgetBroker() {
            home.forgetBroker();
        }

        /** Remembers that the demo caseload was loaded into this run. */
        Path demoMark() {
            return home.folder().resolve("demo-loaded");
        }

        /** The demo caseload, for whoever comes first; the views have taken it in. */
        void loadDemo() throws InterruptedException {
            if (!demoLoaded) {
                loadDemoAgain();
                views().awaitQuiet();
                demoLoaded = true;
            }
        }

        /** Goes on where the mark says the load had come to. */
        void loadDemoAgain() throws InterruptedException {
            new DemoLoad(services(), tokens, demoMark(), clock, System.out::println).loadOnce();
        }

        /** A case that has begun: its athlete was seen a while ago. */
        ToldCase begin(Clinic clinic, int hoursAgo, Athlete athlete, Complaint complaint) throws InterruptedException {
            ToldCase told = told(clinic, hoursAgo, athlete, complaint);
            told.begin(athlete, complaint);
            return told;
        }

        /** A case that nobody has recorded yet. */
        ToldCase told(Clinic clinic, int hoursAgo, Athlete athlete, Complaint complaint) {
            return told(api, clinic, hoursAgo, athlete, complaint);
        }

        /** Such a case, by people who ask in their own way. */
        ToldCase told(Api asking, Clinic clinic, int hoursAgo, Athlete athlete, Complaint complaint) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Story story = new Story(athlete, clinic, hoursAgo, complaint, Story.Course.NOTHING_YET);
            return new ToldCase(asking, services(), ids, story, now);
        }

        @Override
        public void close() {
            api.close();
            tokens.close();
            backline.close();
        }

        private static Addresses freeAddresses() {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                for (int socket = 0; socket < Service.values().length + 4; socket++) {
                    sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                Iterator<Integer> ports =
                        sockets.stream().map(ServerSocket::getLocalPort).iterator();
                Map<Service, Integer> services = new EnumMap<>(Service.class);
                for (Service service : Service.values()) {
                    services.put(service, ports.next());
                }
                return new Addresses(ports.next(), ports.next(), ports.next(), ports.next(), services);
            } catch (IOException e) {
                throw new UncheckedIOException("No free ports", e);
            } finally {
                sockets.forEach(EndToEnd::close);
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of a port", e);
        }
    }
}
