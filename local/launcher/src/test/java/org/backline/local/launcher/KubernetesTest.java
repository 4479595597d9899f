package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifests parse, hang together, and say of each service what a cluster must know. */
class KubernetesTest {

    private static final Path FOLDER = Path.of("../../deploy/kubernetes");
    private static final int PARTITIONS = 6;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(BACKLINE_[A-Z_]+)");

    private final List<JsonNode> all = documents();

    private static List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                try (MappingIterator<JsonNode> found =
                        new YAMLMapper().readerFor(JsonNode.class).readValues(file.toFile())) {
                    found.forEachRemaining(documents::add);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return documents;
    }

    private JsonNode one(String kind, String name) {
        List<JsonNode> found = all.stream()
                .filter(document -> document.path("kind").asString("").equals(kind)
                        && document.at("/metadata/name").asString("").equals(name))
                .toList();
        assertThat(found).as(kind + " " + name).hasSize(1);
        return found.getFirst();
    }

    @Test
    void everyFileIsNamedByItsKustomizationAndEachNameIsThere() throws IOException {
        for (String folder : List.of("", "engines", "services")) {
            JsonNode kustomization = new YAMLMapper()
                    .readTree(
                            FOLDER.resolve(folder).resolve("kustomization.yaml").toFile());
            Set<String> named = new TreeSet<>();
            kustomization.path("resources").forEach(one -> named.add(one.asString()));
            Set<String> there = new TreeSet<>();
            try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
                files.map(one -> one.getFileName().toString())
                        .filter(one -> !one.equals("kustomization.yaml") && !one.equals("trial"))
                        .forEach(there::add);
            }
            assertThat(named).as(folder).isEqualTo(there);
        }
    }

    @Test
    void everyServiceIsProbedProtectedAndScaled() {
        for (Service service : Service.withDatabase()) {
            String name = service.module();
            JsonNode pod = one("Deployment", name).at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0");
            assertThat(container.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/readiness");
            assertThat(container.at("/livenessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/liveness");
            assertThat(container.at("/startupProbe/failureThreshold").asInt()).isGreaterThan(30);
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(service.usualPort());
            assertThat(container.at("/resources/limits/memory").asString(""))
                    .as(name)
                    .isNotBlank();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/terminationGracePeriodSeconds").asInt()).isGreaterThan(20);
            assertThat(one("PodDisruptionBudget", name).at("/spec/minAvailable").asInt())
                    .isEqualTo(1);
            JsonNode scaled = one("ScaledObject", name);
            assertThat(scaled.at("/spec/scaleTargetRef/name").asString()).isEqualTo(name);
            assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isLessThanOrEqualTo(PARTITIONS);
            assertThat(scaled.at("/spec/triggers/0/metadata/consumerGroup").asString())
                    .isEqualTo(name);
            assertThat(scaled.at("/spec/triggers/0/metadata/topic").asString()).isEqualTo("case-events");
            one("KafkaUser", name);
            one("Database", service.database());
        }
        assertThat(one("KafkaTopic", "case-events").at("/spec/partitions").asInt())
                .isEqualTo(PARTITIONS);
    }

    @Test
    void eachServiceHasPasswordsOfItsOwnAndNoneIsWrittenHere() throws IOException {
        Set<String> used = new HashSet<>();
        for (Service service : Service.withDatabase()) {
            for (JsonNode variable : one("Deployment", service.module()).at("/spec/template/spec/containers/0/env")) {
                JsonNode secret = variable.at("/valueFrom/secretKeyRef");
                if (!secret.isMissingNode()) {
                    assertThat(used.add(secret.path("name").asString()))
                            .as("%s of %s", variable.path("name"), service)
                            .isTrue();
                } else {
                    assertThat(variable.path("name").asString()).doesNotContain("PASSWORD", "SECRET");
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(15);
    }

    /** A variable that no setting reads would be a setting somebody believes in. */
    @Test
    void everyVariableIsOneThatTheServicesRead() throws IOException {
        StringBuilder settings = new StringBuilder();
        for (String file : List.of(
                "../../service-support/src/main/resources/backline-defaults.yaml",
                "../../dashboard/src/main/resources/application.yaml",
                "../../README.md")) {
            settings.append(Files.readString(Path.of(file)));
        }
        Set<String> known = new HashSet<>();
        VARIABLE.matcher(settings).results().forEach(found -> known.add(found.group(1)));
        Set<String> set = new TreeSet<>();
        one("ConfigMap", "backline").path("data").propertyNames().forEach(set::add);
        for (Service service : Service.withDatabase()) {
            one("Deployment", service.module())
                    .at("/spec/template/spec/containers/0/env")
                    .forEach(variable -> set.add(variable.path("name").asString()));
        }
        set.removeAll(Set.of("SPRING_PROFILES_ACTIVE", "BACKLINE_SECRETS_KEY", "BACKLINE_KAFKA_REPLICAS"));
        set.removeIf(name -> name.startsWith("BACKLINE_SERVICES_"));
        assertThat(known).containsAll(set);
    }
}
