package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.codes.Side.LEFT;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.codes.BodyRegion;
import org.backline.codes.RedFlag;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A request can be followed through every process by one trace, and what the processes measure is what is asked for. */
@ExtendWith(EndToEnd.class)
class ObservedIT {

    private static final Path DEPLOY = Path.of(System.getProperty("backline.checkout"), "deploy");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:backline|http|hikaricp|jvm|process)_[a-z_]+[a-z]\\b(?!\\s*\\()");

    private final HttpClient http = HttpClient.newHttpClient();

    private static ToldCase aFlaggedCase(Running backline, String who) throws InterruptedException {
        return backline.begin(
                Clinic.WEST,
                12,
                Athlete.man(who, 20, "golf"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6).flagged(RedFlag.CES_BLADDER));
    }

    @Test
    void oneTraceLeadsFromTheRequestToEveryView(Running backline) throws Exception {
        ToldCase told = aFlaggedCase(backline, "Traced person");
        backline.views()
                .awaitCase(
                        told.caseId(),
                        "referred and proposed for",
                        row -> Views.happenings(row).containsAll(List.of("ReferralRequested", "AssessmentProposed")));
        Set<String> ofIntake = traces(backline, Service.INTAKE, told, "Recorded");
        assertThat(ofIntake).as("the intake's own event").hasSize(1);
        for (Service service : Service.withDatabase()) {
            if (service != Service.INTAKE) {
                assertThat(traces(backline, service, told, "IntakeRecorded"))
                        .as("the intake as %s heard of it", service.module())
                        .isEqualTo(ofIntake);
            }
        }
        assertThat(traces(backline, Service.DASHBOARD, told, "AssessmentProposed"))
                .as("what assessment-service made of it")
                .isEqualTo(ofIntake);
        assertThat(traces(backline, Service.DASHBOARD, told, "ReferralRequested"))
                .as("the referral that the intake asked for")
                .isEqualTo(ofIntake);
    }

    /** Trace ids, without the spans. */
    private static Set<String> traces(Running backline, Service service, ToldCase told, String type) throws Exception {
        Set<String> traces = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(backline.databaseOf(service), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select split_part(meta_data ->> 'traceparent', '-', 2) from domain_event_entry where payload"
                                + " ->> 'caseId' = '" + told.caseId() + "' and payload_type ~ '[.$]" + type + "$'")) {
            while (rows.next()) {
                String trace = rows.getString(1);
                assertThat(trace)
                        .as("trace of %s in %s", type, service.module())
                        .matches("[0-9a-f]{32}");
                traces.add(trace);
            }
        }
        assertThat(traces).as("traces of %s in %s", type, service.module()).isNotEmpty();
        return traces;
    }

    @Test
    void everyFigureThatIsAskedForIsMeasured(Running backline) throws Exception {
        aFlaggedCase(backline, "Measured person");
        Set<String> asked = new TreeSet<>();
        expressions()
                .forEach(expression -> METRIC.matcher(expression).results().forEach(found -> asked.add(found.group())));
        assertThat(asked).hasSizeGreaterThan(12);
        await("every figure").atMost(60, SECONDS).untilAsserted(() -> {
            StringBuilder all = new StringBuilder();
            for (Service service : Service.withDatabase()) {
                HttpResponse<String> scrape =
                        scrape(backline, service, backline.tokens().of("admin.castellano"));
                assertThat(scrape.statusCode()).isEqualTo(200);
                all.append(scrape.body());
            }
            assertThat(asked).allSatisfy(metric -> assertThat(all.toString()).contains("\n" + metric + "{"));
        });
        for (Service service : Service.withDatabase()) {
            assertThat(scrape(backline, service, "nobody's").statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> scrape(Running backline, Service service, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(backline.of(service).resolve("/actuator/prometheus"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Each expression of the alerts and the dashboards, asked of a Prometheus that scrapes the running processes. */
    @Test
    void prometheusAnswersEachExpression(Running backline) throws Exception {
        Path prometheus = onPath("prometheus");
        assumeTrue(prometheus != null, "Prometheus is not installed");
        aFlaggedCase(backline, "Scraped person");
        Path folder = Files.createTempDirectory("prometheus");
        Files.writeString(folder.resolve("token"), backline.tokens().of("admin.castellano"));
        StringBuilder targets = new StringBuilder();
        for (Service service : Service.withDatabase()) {
            targets.append("'").append(backline.of(service).getAuthority()).append("',");
        }
        Files.writeString(folder.resolve("prometheus.yml"), """
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
            rule_files: ['%s']
            scrape_configs:
              - job_name: backline
                metrics_path: /actuator/prometheus
                authorization: {credentials_file: '%s'}
                static_configs: [{targets: [%s]}]
            """.formatted(
                DEPLOY.resolve("prometheus/rules.yml").toAbsolutePath().normalize(), folder.resolve("token"), targets));
        int port;
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        prometheus.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            await("every process scraped")
                    .atMost(60, SECONDS)
                    .ignoreExceptions()
                    .until(() -> ask(port, "count(up{job=\"backline\"} == 1)")
                            .at("/0/value/1")
                            .asString("")
                            .equals("5"));
            await("rates")
                    .atMost(60, SECONDS)
                    .ignoreExceptions()
                    .until(() -> !ask(port, "sum by (service) (rate(http_server_requests_seconds_count[1m]))")
                            .isEmpty());
            for (String expression : panels()) {
                assertThat(ask(port, expression)).as(expression).isNotNull();
                if (!expression.contains("5..")) {
                    await(expression)
                            .atMost(30, SECONDS)
                            .untilAsserted(() -> assertThat(ask(port, expression))
                                    .as(expression)
                                    .isNotEmpty());
                }
            }
            for (String expression : alerts()) {
                assertThat(ask(port, expression)).as(expression).isNotNull();
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private JsonNode ask(int port, String expression) throws Exception {
        JsonNode answer = JsonMapper.shared()
                .readTree(http.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/query?query=%s"
                                                .formatted(port, URLEncoder.encode(expression, UTF_8))))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
        assertThat(answer.path("status").asString()).as(expression).isEqualTo("success");
        return answer.path("data").path("result");
    }

    private static List<String> expressions() throws Exception {
        List<String> all = new ArrayList<>(alerts());
        all.addAll(panels());
        return all;
    }

    private static List<String> alerts() {
        return new YAMLMapper()
                .readTree(DEPLOY.resolve("prometheus/rules.yml").toFile())
                .findValuesAsString("expr");
    }

    private static List<String> panels() throws Exception {
        try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            return files.sorted()
                    .flatMap(file -> JsonMapper.shared().readTree(file.toFile()).findValuesAsString("expr").stream())
                    .toList();
        }
    }

    private static Path onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
