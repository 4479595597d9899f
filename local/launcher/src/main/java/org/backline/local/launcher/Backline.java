package org.backline.local.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.local.demo.Tokens;
import org.jspecify.annotations.Nullable;

/** The whole of Backline on this machine: the engines and each service, as processes of their own. */
public final class Backline implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration NEWS_EVERY = Duration.ofSeconds(15);

    private static final String SIGN_IN_DATA = "BACKLINE_SIGN_IN_DATA";

    private final Home home;
    private final Addresses addresses;
    private final Screen screen;
    private final RunFile runFile;
    private final Processes processes;
    private final Secrets secrets;
    private final Map<Service, Child> services = Collections.synchronizedMap(new EnumMap<>(Service.class));
    private @Nullable MailCatcher mail;
    private final Map<Service, Program> programs = Collections.synchronizedMap(new EnumMap<>(Service.class));

    private final Engines engines;
    private @Nullable Child runningEngines;

    /** Nothing is started yet. */
    public Backline(Home home, Addresses addresses, Screen screen) {
        this.home = home;
        this.addresses = addresses;
        this.screen = screen;
        this.runFile = new RunFile(home.folder());
        this.processes = new Processes(home, runFile);
        this.secrets = new Secrets(home);
        this.engines = new Engines(home, addresses, System.getProperty("java.class.path"));
    }

    public Addresses addresses() {
        return addresses;
    }

    /**
     * Makes sure that nobody else runs this checkout, and ends what a killed run left behind.
     *
     * @throws Refusal when it runs already
     */
    public void claim() throws InterruptedException {
        if (!runFile.hold()) {
            throw new Refusal(
                    Refusal.RUNS_ALREADY,
                    "Backline already runs from this checkout%s. See ./run status, or end it with ./run stop"
                            .formatted(runFile.launcher()
                                    .map(launcher ->
                                            " at %s (process %d)".formatted(launcher.address(), launcher.pid()))
                                    .orElse("")));
        }
        new Leftovers(home, runFile).end(screen);
        runFile.add(
                RunFile.LAUNCHER,
                ProcessHandle.current(),
                addresses.of(Service.DASHBOARD).toString());
    }

    /** Starts the engines and all services, and comes back when all are ready. */
    public void start() throws InterruptedException {
        PortCheck.requireFree(addresses.claims());
        Map<Service, Path> jars = jars();
        long begin = System.nanoTime();
        CompletableFuture<Void> unpacking = CompletableFuture.runAsync(() -> unpack(jars));
        runningEngines = engines.start(processes);
        DatabaseRoles.prepare(home, addresses.postgreSql(), secrets);
        screen.step(ready("PostgreSQL and Kafka", begin));
        secrets.renewCommandLine();
        mail = MailCatcher.start(home.mail(), addresses.smtp(), Clock.systemUTC());
        await(unpacking);
        DemoPeople.copy(program(Service.SIGN_IN).jar(), home.people());
        DemoRosters.copy(home.rosters());
        for (Service service : Service.values()) {
            startProcess(service);
        }
        awaitReady(EnumSet.allOf(Service.class), begin);
    }

    /** Starts services that have ended, and comes back when they are ready. */
    public void restart(Set<Service> ended) throws InterruptedException {
        long begin = System.nanoTime();
        ended.forEach(this::startProcess);
        awaitReady(ended, begin);
    }

    /** Starts PostgreSQL and Kafka again after they have ended, and comes back when both answer. */
    public void restartEngines() throws InterruptedException {
        runningEngines = engines.start(processes);
    }

    /** The process of a service. */
    public Child process(Service service) {
        return Objects.requireNonNull(services.get(service), "Not started yet");
    }

    /** The process that runs Kafka and looks after PostgreSQL. */
    public Child engines() {
        return Objects.requireNonNull(runningEngines, "Not started yet");
    }

    /** The server process of PostgreSQL, which lives on when the engines' process is killed. */
    public Optional<ProcessHandle> postgreSql() {
        return PostgreSqlProcess.in(home.data());
    }

    /**
     * Has a service run another release from its next process or copy on: what was built in this checkout. Those of its
     * processes that run already go on as they are.
     *
     * @throws Refusal when it is not built there
     */
    public void use(Service service, Path checkout) {
        Path built = checkout.toAbsolutePath().normalize();
        String own = service.module();
        String folder =
                built.equals(home.checkout().toAbsolutePath().normalize()) ? own : own + "-of-" + built.getFileName();
        programs.put(
                service,
                Program.unpacked(
                        new Home(built, home.folder()).jarOf(service),
                        home.programs().resolve(folder)));
    }

    /** Starts one more copy of a service beside the first, on a port of its own. */
    public Child startCopy(Service service, int port) {
        return processes.start(
                service.module() + "-on-" + port,
                command(service, aotCache(service).flags()),
                environmentOfCopy(service, port),
                "http://" + Addresses.HOST + ":" + port);
    }

    /** Fetches tokens of demo people. */
    public Tokens tokens(Clock clock) {
        return new Tokens(addresses.of(Service.SIGN_IN), secrets.commandLine().orElseThrow(), clock);
    }

    /** Who can sign in. */
    DemoPeople demoPeople() {
        return DemoPeople.in(program(Service.SIGN_IN).jar());
    }

    /** What a service is told by its environment. */
    Map<String, String> environmentOf(Service service) {
        Map<String, String> environment = new LinkedHashMap<>(addresses.environmentOf(service));
        environment.putAll(secrets.environmentOf(service));
        if (service == Service.SIGN_IN) {
            environment.put(SIGN_IN_DATA, home.data().resolve("sign-in").toString());
        }
        if (service == Service.DASHBOARD) {
            environment.put("BACKLINE_PEOPLE", home.people().toString());
        }
        if (service == Service.REFERRAL) {
            environment.put("BACKLINE_ROSTERS", home.rosters().toString());
        }
        return environment;
    }

    /** What a second copy of a service is told, which answers on this port. */
    Map<String, String> environmentOfCopy(Service service, int port) {
        Map<String, String> environment = new LinkedHashMap<>(environmentOf(service));
        environment.put("SERVER_PORT", Integer.toString(port));
        if (service == Service.SIGN_IN) {
            // Its sessions are kept in files that only one process may write.
            environment.put(SIGN_IN_DATA, home.aotCaches().resolve("sign-in").toString());
        } else {
            environment.put("BACKLINE_KAFKA_INSTANCE", Addresses.instance(service, port));
        }
        return environment;
    }

    Processes processes() {
        return processes;
    }

    Home home() {
        return home;
    }

    AotCache aotCache(Service service) {
        Program program = program(service);
        return AotCache.of(
                service.module(), program.jar().toAbsolutePath().toString(), program.fingerprint(), home.aotCaches());
    }

    /** The command that runs a service as it was unpacked. */
    List<String> command(Service service, List<String> flags) {
        return Jvm.run(program(service), flags);
    }

    Optional<AotCache> enginesAotCache() {
        return engines.aotCache();
    }

    /** The command of a process that starts Kafka on a folder and ends. */
    List<String> enginesRehearsal(Path folder, List<String> flags) {
        return engines.rehearsal(folder, flags);
    }

    private Program program(Service service) {
        return Objects.requireNonNull(programs.get(service), "Not started yet");
    }

    /** Ends every process in order. */
    @Override
    public void close() {
        processes.stopAll(screen);
        if (mail != null) {
            mail.close();
        }
        runFile.remove(RunFile.LAUNCHER);
        runFile.close();
    }

    private Map<Service, Path> jars() {
        Map<Service, Path> jars = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            jars.put(service, home.jarOf(service));
        }
        return jars;
    }

    private void unpack(Map<Service, Path> jars) {
        jars.forEach((service, jar) ->
                programs.put(service, Program.unpacked(jar, home.programs().resolve(service.module()))));
    }

    private static void await(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    private void startProcess(Service service) {
        services.put(
                service,
                processes.start(
                        service.module(),
                        command(
                                service,
                                Stream.concat(service.memory().stream(), aotCache(service).flags().stream())
                                        .toList()),
                        environmentOf(service),
                        addresses.of(service).toString()));
    }

    private void awaitReady(Set<Service> awaited, long begin) throws InterruptedException {
        List<Service> waiting = new ArrayList<>(awaited);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long news = System.nanoTime() + NEWS_EVERY.toNanos();
        try (var readiness = new Readiness()) {
            while (!waiting.isEmpty()) {
                for (Service service : List.copyOf(waiting)) {
                    Child process = process(service);
                    if (!process.isAlive()) {
                        throw process.diedEarly();
                    }
                    if (readiness.isReady(addresses.of(service))) {
                        waiting.remove(service);
                        screen.step(ready(service.module(), begin));
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw tooSlow(waiting);
                }
                if (!waiting.isEmpty() && System.nanoTime() > news) {
                    screen.step("... still starting: " + names(waiting));
                    news = System.nanoTime() + NEWS_EVERY.toNanos();
                }
                Pause.aMoment();
            }
        }
    }

    private Refusal tooSlow(List<Service> waiting) {
        Child first = process(waiting.getFirst());
        return new Refusal(
                Refusal.FAILED,
                "Not ready after %d s: %s. The end of the log %s:\n    %s"
                        .formatted(
                                PATIENCE.toSeconds(),
                                names(waiting),
                                first.log(),
                                String.join("\n    ", first.lastLines())));
    }

    private static String names(List<Service> services) {
        return services.stream().map(Service::module).collect(Collectors.joining(", "));
    }

    private static String ready(String name, long begin) {
        return "%-22s ready after %s".formatted(name, Screen.seconds(Duration.ofNanos(System.nanoTime() - begin)));
    }
}
