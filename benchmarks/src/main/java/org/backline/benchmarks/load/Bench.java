package org.backline.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.backline.local.launcher.Addresses;
import org.backline.local.launcher.Backline;
import org.backline.local.launcher.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a measure needs: the running processes, people who use them, the baselines, and where figures go.
 *
 * @param checkout top folder of the modules
 */
record Bench(Path checkout, Backline backline, Trainers trainers, Baselines baselines, Findings findings)
        implements AutoCloseable {

    static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 8));
    static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));
    private static final Duration WARMING = Duration.ofSeconds(Integer.getInteger("bench.warming", 300));
    private static final int WARMING_ASKERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{.*area=\"heap\"");

    static Bench of(Path checkout, Backline backline, Findings findings) throws SQLException {
        return new Bench(
                checkout,
                backline,
                new Trainers(
                        backline.tokens(Clock.systemUTC()), backline.addresses().of(Service.INTAKE)),
                new Baselines(
                        jdbc(backline, Service.INTAKE),
                        "127.0.0.1:" + backline.addresses().kafka()),
                findings);
    }

    URI of(Service service) {
        return backline.addresses().of(service);
    }

    String jdbc(Service service) {
        return jdbc(backline, service);
    }

    private static String jdbc(Backline backline, Service service) {
        return "jdbc:postgresql://127.0.0.1:%d/%s"
                .formatted(backline.addresses().postgreSql(), service.database());
    }

    Connection connect(Service service) throws SQLException {
        return DriverManager.getConnection(jdbc(service), "postgres", "");
    }

    long count(Service service, String query) throws SQLException {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Has people work until Java has compiled what is asked for most: services that have just been started do a third of
     * what they do some minutes later.
     */
    void warm() throws Exception {
        if (WARMING.isPositive()) {
            Crowd.ask(WARMING_ASKERS, Duration.ZERO, WARMING, (asker, number) -> trainers.record());
            awaitQuiet();
        }
    }

    /** What the system does for so many people who record intakes one after the other, once it is warm. */
    Crowd.Result intakes(int askers) throws InterruptedException {
        return Crowd.ask(askers, WARM_UP, MEASURED, (asker, number) -> trainers.record());
    }

    /** How many intakes a second go through all services, when so many people record as many as are taken in. */
    double followedPerSecond(int askers) throws Exception {
        String cases = "select count(*) from board";
        long before = count(Service.DASHBOARD, cases);
        long begin = System.nanoTime();
        intakes(askers);
        awaitQuiet();
        return (count(Service.DASHBOARD, cases) - before) / ((System.nanoTime() - begin) / 1e9);
    }

    /** Heap that a service has in use. */
    double heapMegabytes(Service service) throws IOException, InterruptedException {
        return figure(service, HEAP) / 1e6;
    }

    /** The sum of a service's figures whose names, with their labels, match. */
    double figure(Service service, Pattern name) throws IOException, InterruptedException {
        return trainers.operate("GET", of(service).resolve("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> name.matcher(line).lookingAt())
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Until every view of every service has read everything, and nothing more comes. */
    void awaitQuiet() {
        Awaitility.await("quiet")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .during(Duration.ofSeconds(1))
                .until(this::isQuiet);
    }

    private boolean isQuiet() throws IOException, InterruptedException {
        for (Service service : Service.withDatabase()) {
            JsonNode views = JsonMapper.shared()
                    .readTree(trainers.operate("GET", of(service).resolve("/operations/views"))
                            .body());
            if (!views.valueStream()
                    .allMatch(view ->
                            view.path("position").asLong() >= view.path("head").asLong())) {
                return false;
            }
        }
        return true;
    }

    /** Until something holds; an error on the way means that it does not hold yet. */
    static void await(String what, Duration patience, Callable<Boolean> holds) {
        Awaitility.await(what)
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(holds);
    }

    static Addresses freeAddresses() throws IOException {
        List<Integer> ports = freePorts(Service.values().length + 4);
        Map<Service, Integer> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, ports.get(4 + service.ordinal()));
        }
        return new Addresses(ports.get(0), ports.get(1), ports.get(2), ports.get(3), services);
    }

    static List<Integer> freePorts(int count) throws IOException {
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

    @Override
    public void close() {
        trainers.close();
    }
}
