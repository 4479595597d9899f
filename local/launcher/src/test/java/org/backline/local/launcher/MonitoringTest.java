package org.backline.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Alerts and dashboards are code: they parse, each alert has its page in the runbook, and Prometheus agrees. */
class MonitoringTest {

    private static final Path DEPLOY = Path.of("../../deploy");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static List<JsonNode> rules() {
        return YAML.readTree(DEPLOY.resolve("prometheus/rules.yml").toFile())
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    @Test
    void everyAlertSaysWhatItMeansAndTheRunbookWhatToDo() throws IOException {
        String runbook = Files.readString(Path.of("../../docs/runbook.md"));
        Set<String> alerts = new TreeSet<>();
        for (JsonNode rule : rules()) {
            String name = rule.path("alert").asString();
            alerts.add(name);
            assertThat(rule.path("expr").asString()).as(name).isNotBlank();
            assertThat(rule.path("labels").path("severity").asString()).as(name).isIn("page", "ticket");
            assertThat(rule.path("annotations").path("summary").asString())
                    .as(name)
                    .isNotBlank();
        }
        Set<String> explained = new TreeSet<>();
        runbook.lines().filter(line -> line.startsWith("### ")).forEach(line -> explained.add(line.substring(4)));
        assertThat(explained).as("alerts that the runbook explains").isEqualTo(alerts);
    }

    @Test
    void everyPanelAsksPrometheus() throws IOException {
        List<String> titles = new ArrayList<>();
        try (Stream<Path> files = Files.list(DEPLOY.resolve("grafana/dashboards"))) {
            for (Path file : files.sorted().toList()) {
                JsonNode board = JsonMapper.shared().readTree(file.toFile());
                assertThat(board.path("uid").asString()).as(file.toString()).startsWith("backline-");
                for (JsonNode panel : board.path("panels")) {
                    titles.add(
                            board.path("title").asString() + panel.path("title").asString());
                    assertThat(panel.path("datasource").path("uid").asString()).isEqualTo("prometheus");
                    assertThat(panel.path("targets"))
                            .as(panel.path("title").asString())
                            .isNotEmpty();
                }
            }
        }
        assertThat(titles).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void prometheusItselfReadsTheRulesAndTheyFireWhenTheyShould() throws Exception {
        Path promtool = onPath("promtool");
        assumeTrue(promtool != null, "promtool is not installed");
        for (List<String> arguments : List.of(
                List.of("check", "rules", "prometheus/rules.yml"),
                List.of("test", "rules", "prometheus/rules-test.yml"),
                List.of("check", "config", "--syntax-only", "prometheus/prometheus.yml"))) {
            List<String> command = new ArrayList<>(List.of(promtool.toString()));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .directory(DEPLOY.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s: %s", arguments, said).isZero();
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
