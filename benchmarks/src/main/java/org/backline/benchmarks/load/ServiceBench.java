package org.backline.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.backline.local.launcher.Addresses;
import org.backline.local.launcher.Backline;
import org.backline.local.launcher.Home;
import org.backline.local.launcher.Screen;
import org.backline.local.launcher.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts everything, measures, and writes what it found. Run by {@code ./bench}. */
public final class ServiceBench {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 8));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Backline backline;
    private final Trainers trainers;
    private final Baselines baselines;
    private final Findings findings = new Findings();

    private ServiceBench(Backline backline) throws SQLException {
        this.backline = backline;
        this.trainers = new Trainers(backline.tokens(Clock.systemUTC()));
        this.baselines = new Baselines(
                jdbc(Service.INTAKE), "127.0.0.1:" + backline.addresses().kafka());
    }

    /** Arguments: the checkout, and the folder for the results. */
    public static void main(String[] arguments) throws Exception {
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        Home home = new Home(checkout, Files.createTempDirectory("backline-bench"));
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        try (Backline backline = new Backline(home, freeAddresses(), new Screen(System.out))) {
            backline.claim();
            long begin = System.nanoTime();
            backline.start();
            double seconds = (System.nanoTime() - begin) / 1e9;
            ServiceBench bench = new ServiceBench(backline);
            bench.start(seconds);
            bench.measure();
            bench.findings.write(Path.of(arguments[1]), load);
            bench.trainers.close();
        }
        System.exit(0);
    }

    private void start(double seconds) throws IOException {
        findings.add(
                "first start of all, to ready",
                String.format(Locale.ROOT, "%.1f s", seconds),
                "aim 25 s (with AOT caches, from the second start on)");
        long total = 0;
        for (Service service : Service.values()) {
            total += resident(backline.process(service).pid());
        }
        total += resident(backline.engines().pid());
        findings.add(
                "resident memory of all JVMs, idle", String.format(Locale.ROOT, "%,d MB", total / 1024), "aim 2 GB");
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private void measure() throws Exception {
        URI intake = backline.addresses().of(Service.INTAKE);
        UUID athleteId = trainers.register(intake);
        try (Crud crud = new Crud()) {
            for (int askers : new int[] {8, 32}) {
                Crowd.Result raw = baselines.insertAndCommit(askers, Duration.ofSeconds(2), MEASURED);
                Crowd.Result plain = Crowd.ask(
                        askers, WARM_UP, MEASURED, (asker, number) -> trainers.record(crud.address(), athleteId));
                Crowd.Result ours =
                        Crowd.ask(askers, WARM_UP, MEASURED, (asker, number) -> trainers.record(intake, athleteId));
                findings.add(
                        "intake over HTTP, " + askers + " clients, against one insert and commit by JDBC",
                        Findings.rate(ours),
                        Findings.rate(raw),
                        ours.perSecond() / raw.perSecond(),
                        "0.15, goal 0.30");
                findings.add(
                        "the same against a plain WebFlux + JDBC service",
                        Findings.rate(ours),
                        Findings.rate(plain),
                        ours.perSecond() / plain.perSecond(),
                        "0.7, goal 1.0");
                awaitQuiet();
            }
        }
        findingsCommand(intake, athleteId);
        longCases(intake, athleteId);
        visibility(intake, athleteId);
        replay();
        recovery();
    }

    /** On cases that have fifty events before it begins. */
    private void findingsCommand(URI intake, UUID athleteId) throws Exception {
        URI assessment = backline.addresses().of(Service.ASSESSMENT);
        List<UUID> cases = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            cases.add(aged(intake, assessment, athleteId, 50));
        }
        Crowd.Result raw = baselines.insertAndCommit(8, Duration.ofSeconds(2), MEASURED);
        Crowd.Result ours = Crowd.ask(
                8,
                Duration.ofSeconds(2),
                MEASURED,
                (asker, number) -> trainers.enterFindings(assessment, cases.get(asker), number));
        findings.add(
                "findings on a case with 50 events and more, 8 clients, against one insert and commit",
                Findings.rate(ours),
                Findings.rate(raw),
                ours.perSecond() / raw.perSecond(),
                "0.12, goal 0.25");
        awaitQuiet();
    }

    private UUID aged(URI intake, URI assessment, UUID athleteId, int events) throws Exception {
        UUID caseId = trainers.record(intake, athleteId);
        trainers.enterFirstFindings(assessment, caseId);
        while (count(
                        Service.ASSESSMENT,
                        "select count(*) from domain_event_entry where aggregate_identifier = '" + caseId + "'")
                < events) {
            trainers.enterFindings(assessment, caseId, 1);
        }
        return caseId;
    }

    private void longCases(URI intake, UUID athleteId) throws Exception {
        URI assessment = backline.addresses().of(Service.ASSESSMENT);
        double atTen = 0;
        for (int events : new int[] {10, 100, 1_000}) {
            UUID caseId = aged(intake, assessment, athleteId, events);
            double[] millis = new double[40];
            for (int number = 0; number < millis.length; number++) {
                long begin = System.nanoTime();
                trainers.enterFindings(assessment, caseId, number);
                millis[number] = (System.nanoTime() - begin) / 1e6;
            }
            Arrays.sort(millis);
            double median = millis[millis.length / 2];
            if (atTen == 0) {
                atTen = median;
            }
            findings.add(
                    "one findings command on a case with " + events + " events",
                    String.format(Locale.ROOT, "p50 %.1f ms", median),
                    String.format(Locale.ROOT, "p50 %.1f ms at 10", atTen),
                    median / atTen,
                    "at most 1.3");
        }
        awaitQuiet();
    }

    /** From the answer to the trainer until the row is on the board of the dashboard. */
    private void visibility(URI intake, UUID athleteId) throws Exception {
        int events = 1_000;
        int perSecond = 200;
        double[] bare = baselines.throughTheBroker(events, perSecond);
        var seen = new java.util.concurrent.ConcurrentHashMap<String, Long>();
        var told = new java.util.concurrent.ConcurrentHashMap<String, Long>();
        Thread looker = Thread.ofPlatform().daemon().start(() -> look(seen));
        var askers = java.util.concurrent.Executors.newFixedThreadPool(16);
        long begin = System.nanoTime();
        for (int event = 0; event < events; event++) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    begin + event * 1_000_000_000L / perSecond - System.nanoTime());
            var _ = askers.submit(() -> {
                UUID caseId = trainers.record(intake, athleteId);
                told.put(caseId.toString(), System.nanoTime());
                return caseId;
            });
        }
        askers.close();
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!seen.keySet().containsAll(told.keySet()) && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        looker.interrupt();
        double[] millis = told.entrySet().stream()
                .mapToDouble(one -> seen.containsKey(one.getKey())
                        ? Math.max(0, (seen.get(one.getKey()) - one.getValue()) / 1e6)
                        : Double.POSITIVE_INFINITY)
                .sorted()
                .toArray();
        Arrays.sort(bare);
        findings.add(
                "answered to the trainer -> on the dashboard's board, at 200 a second",
                String.format(Locale.ROOT, "p50 %.0f ms, p99 %.0f ms", at(millis, 0.5), at(millis, 0.99)),
                String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", at(bare, 0.5), at(bare, 0.99)),
                at(millis, 0.5) / at(bare, 0.5),
                "p50 at most 3");
    }

    private void look(Map<String, Long> seen) {
        try (Connection connection = DriverManager.getConnection(jdbc(Service.DASHBOARD), "postgres", "");
                Statement statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                try (ResultSet rows =
                        statement.executeQuery("select case_id::text from board order by ctid desc limit 400")) {
                    long now = System.nanoTime();
                    while (rows.next()) {
                        seen.putIfAbsent(rows.getString(1), now);
                    }
                }
                java.util.concurrent.locks.LockSupport.parkNanos(3_000_000);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    private void replay() throws Exception {
        URI dashboard = backline.addresses().of(Service.DASHBOARD);
        long events = count(Service.DASHBOARD, "select count(*) from domain_event_entry");
        double bare = baselines.upserts((int) Math.max(10_000, Math.min(events, 100_000)));
        long begin = System.nanoTime();
        trainers.operate("POST", dashboard.resolve("/operations/views/board/replay"));
        Thread.sleep(50);
        while (true) {
            JsonNode view = JSON.readTree(trainers.operate("GET", dashboard.resolve("/operations/views/board"))
                    .body());
            if (!view.path("replaying").asBoolean() && view.path("percent").asInt() == 100) {
                break;
            }
            Thread.sleep(20);
        }
        double ours = events / ((System.nanoTime() - begin) / 1e9);
        findings.add(
                String.format(Locale.ROOT, "replay of the board over %,d events", events),
                String.format(Locale.ROOT, "%,.0f events/s", ours),
                String.format(Locale.ROOT, "%,.0f upserts/s", bare),
                ours / bare,
                "0.5");
    }

    private void recovery() throws Exception {
        for (Service service : Service.withDatabase()) {
            backline.process(service).kill();
            long begin = System.nanoTime();
            backline.restart(EnumSet.of(service));
            findings.add(
                    "kill -9 of " + service.module() + ", to ready",
                    String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9),
                    "at most 5 s");
        }
    }

    private void awaitQuiet() throws Exception {
        for (Service service : Service.withDatabase()) {
            for (int tries = 0; tries < 3_000; tries++) {
                HttpResponse<String> views =
                        trainers.operate("GET", backline.addresses().of(service).resolve("/operations/views"));
                if (JSON.readTree(views.body())
                        .valueStream()
                        .allMatch(view -> view.path("percent").asInt() == 100)) {
                    break;
                }
                Thread.sleep(100);
            }
        }
    }

    private long count(Service service, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc(service), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String jdbc(Service service) {
        return "jdbc:postgresql://127.0.0.1:%d/%s"
                .formatted(backline.addresses().postgreSql(), service.database());
    }

    /** The plain service, in a process of its own with the memory that ours have. */
    private final class Crud implements AutoCloseable {

        private final int port;
        private final Process process;

        Crud() throws IOException, InterruptedException {
            port = freePorts(1).getFirst();
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CrudBaseline.class.getName(),
                            jdbc(Service.INTAKE),
                            backline.addresses()
                                    .of(Service.SIGN_IN)
                                    .resolve("/oauth2/jwks")
                                    .toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            for (int tries = 0; ; tries++) {
                try {
                    trainers.record(address(), UUID.randomUUID());
                    return;
                } catch (IOException notYet) {
                    if (tries > 300 || !process.isAlive()) {
                        throw notYet;
                    }
                    Thread.sleep(100);
                }
            }
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + port);
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    private static Addresses freeAddresses() throws IOException {
        List<Integer> ports = freePorts(Service.values().length + 4);
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, ports.get(4 + service.ordinal()));
        }
        return new Addresses(ports.get(0), ports.get(1), ports.get(2), ports.get(3), services);
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int number = 0; number < count; number++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
