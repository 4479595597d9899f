package org.backline.local.engines;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesMainTest {

    private static final Pattern READY =
            Pattern.compile("Engines ready: PostgreSQL 127\\.0\\.0\\.1:(\\d+), Kafka (127\\.0\\.0\\.1:\\d+)");

    @TempDir
    private Path data;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatIsStillRunning() throws Exception {
        for (Process process : started) {
            process.destroy();
            assertThat(process.waitFor(30, SECONDS)).isTrue();
        }
    }

    @Test
    void keepsEverythingWhenItIsKilled() throws Exception {
        Process killed = engines("--databases=intake,program");
        Ready before = ready(killed);
        Sql.update(before.jdbcUrl("intake"), "create table visit as select 7 as id");
        new Topic(before.bootstrapServers(), "visits").create();
        new Topic(before.bootstrapServers(), "visits").send("first");
        ProcessHandle survivor = postgreSqlServer();

        killed.destroyForcibly();
        assertThat(killed.waitFor(10, SECONDS)).isTrue();
        assertThat(survivor.isAlive()).as("PostgreSQL outlives its owner").isTrue();
        Ready after = ready(engines("--databases=intake,program"));

        assertThat(postgreSqlServer().pid()).as("PostgreSQL is replaced").isNotEqualTo(survivor.pid());
        assertThat(Sql.answer(after.jdbcUrl("intake"), "select id from visit")).isEqualTo("7");
        assertThat(Sql.answer(after.jdbcUrl("program"), "select current_database()"))
                .isEqualTo("program");
        assertThat(new Topic(after.bootstrapServers(), "visits").read("trainers", 1))
                .containsExactly("first");
    }

    @Test
    void endsBothEnginesWhenItIsToldToEnd() throws Exception {
        Process engines = engines();
        ready(engines);
        ProcessHandle postgreSql = postgreSqlServer();

        engines.destroy();

        assertThat(engines.waitFor(30, SECONDS)).isTrue();
        postgreSql.onExit().get(10, SECONDS);
        assertThat(errorsOf(engines))
                .anyMatch(line -> line.contains("Kafka") && line.endsWith("is stopped"))
                .anyMatch(line -> line.contains("PostgreSQL") && line.endsWith("is stopped"));
    }

    @Test
    void startsPostgreSqlAgainBesideTheBroker() throws Exception {
        Process engines = engines("--databases=intake");
        Ready ready = ready(engines);
        Sql.update(ready.jdbcUrl("intake"), "create table visit as select 7 as id");
        ProcessHandle killed = postgreSqlServer();

        killed.destroyForcibly();

        awaitServers(engines, 2);
        assertThat(postgreSqlServer().pid()).isNotEqualTo(killed.pid());
        assertThat(Sql.answer(ready.jdbcUrl("intake"), "select id from visit")).isEqualTo("7");
        new Topic(ready.bootstrapServers(), "visits").create();
        assertThat(engines.isAlive()).isTrue();
        assertThat(errorsOf(engines))
                .filteredOn(line -> line.contains("Kafka answers"))
                .hasSize(1);
    }

    @Test
    void endsWhenPostgreSqlEndsAgainAndAgain() throws Exception {
        Process engines = engines();
        ready(engines);
        for (int servers = 2; servers <= 4; servers++) {
            postgreSqlServer().destroyForcibly();
            awaitServers(engines, servers);
        }

        postgreSqlServer().destroyForcibly();

        assertThat(engines.waitFor(30, SECONDS)).isTrue();
        assertThat(engines.exitValue()).isEqualTo(EnginesMain.FAILED);
        assertThat(errorsOf(engines)).last().isEqualTo("PostgreSQL or Kafka ended by itself; the log says why");
    }

    private void awaitServers(Process engines, int howMany) {
        await("the servers that were started")
                .atMost(30, SECONDS)
                .until(() -> errorsOf(engines).stream()
                                .filter(line -> line.contains("PostgreSQL answers on port"))
                                .count()
                        == howMany);
    }

    @Test
    void namesThePortThatIsTakenAndTheSettingToChange() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Process engines = engines("--kafka-port=" + port);

            assertThat(engines.waitFor(30, SECONDS)).isTrue();
            assertThat(engines.exitValue()).isEqualTo(EnginesMain.PORT_TAKEN);
            assertThat(errorsOf(engines))
                    .last()
                    .isEqualTo("Port " + port + " for Kafka is taken by another program."
                            + " Stop that program, or choose another port with --kafka-port");
            assertThat(data.resolve("postgresql/cluster/postmaster.pid")).doesNotExist();
        }
    }

    /** Kafka, which starts beside it, must not be torn down in the middle: it would have to recover the next time. */
    @Test
    void letsKafkaEndInOrderWhenPostgreSqlCannotStart() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process engines = engines("--postgresql-port=" + other.getLocalPort());

            assertThat(engines.waitFor(30, SECONDS)).isTrue();
            assertThat(engines.exitValue()).isEqualTo(EnginesMain.PORT_TAKEN);
            assertThat(errorsOf(engines)).last().asString().contains("PostgreSQL is taken");
            assertThat(data.resolve("kafka/log/.kafka_cleanshutdown")).exists();
        }
    }

    @Test
    void namesTheFolderThatIsDamaged() throws Exception {
        Files.createDirectories(data.resolve("postgresql/cluster"));

        Process engines = engines();

        assertThat(engines.waitFor(30, SECONDS)).isTrue();
        assertThat(engines.exitValue()).isEqualTo(EnginesMain.DATA_DAMAGED);
        assertThat(errorsOf(engines))
                .last()
                .isEqualTo("PostgreSQL cannot use its data in %s: PG_VERSION is missing."
                                .formatted(data.resolve("postgresql").toRealPath())
                        + " Run with --fresh to begin with empty data.");
    }

    @Test
    void namesTheFolderThatIsInUse() throws Exception {
        try (DataFolder folder = DataFolder.hold("Test", data.resolve("postgresql"))) {
            Process engines = engines();

            assertThat(engines.waitFor(30, SECONDS)).isTrue();
            assertThat(engines.exitValue()).isEqualTo(EnginesMain.DATA_IN_USE);
            assertThat(errorsOf(engines))
                    .last()
                    .asString()
                    .contains(folder.resolve("").toString());
        }
    }

    @Test
    void namesTheArgumentItDoesNotKnow() throws Exception {
        Process engines = engines("--kafka-prot=9092");

        assertThat(engines.waitFor(30, SECONDS)).isTrue();
        assertThat(engines.exitValue()).isEqualTo(EnginesMain.MISUSED);
        assertThat(errorsOf(engines)).last().asString().contains("--kafka-prot", "--kafka-port=");
    }

    private Process engines(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dbackline.postgresql-port=0",
                "-Dbackline.kafka-port=0",
                "-Dbackline.kafka-controller-port=0",
                "-cp",
                System.getProperty("java.class.path"),
                EnginesMain.class.getName(),
                "--data=" + data));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(errors(started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path errors(int number) {
        return data.resolve("errors-" + number + ".log");
    }

    private List<String> errorsOf(Process process) throws IOException {
        return Files.readAllLines(errors(started.indexOf(process)));
    }

    private Ready ready(Process process) throws IOException {
        try (BufferedReader output = process.inputReader()) {
            String line = String.valueOf(output.readLine());
            Matcher matcher = READY.matcher(line);
            assertThat(matcher.matches()).as(line + errorsOf(process)).isTrue();
            return new Ready("jdbc:postgresql://127.0.0.1:" + matcher.group(1) + "/", matcher.group(2));
        }
    }

    private ProcessHandle postgreSqlServer() throws IOException {
        try (Stream<String> lines = Files.lines(data.resolve("postgresql/cluster/postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
        }
    }

    private record Ready(String jdbcServer, String bootstrapServers) {

        String jdbcUrl(String database) {
            return jdbcServer + database;
        }
    }
}
