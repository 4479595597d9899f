package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The run with containers: every secret is asked for by name, made by {@code deploy/make-env.sh}, and no service's twice. */
class ComposeTest {

    private static final Path CHECKOUT = Path.of("../..");
    private static final Pattern ASKED_FOR = Pattern.compile("\\$\\{([A-Z_]+)(:\\?[^}]*)?}");

    private final JsonNode services = new YAMLMapper()
            .readTree(CHECKOUT.resolve("docker-compose.yml").toFile())
            .path("services");

    @TempDir
    private Path folder;

    @Test
    void getsEverySecretItAsksFor() throws Exception {
        makeEnv();
        List<String> first = Files.readAllLines(folder.resolve(".env"));
        makeEnv();

        assertThat(Files.readAllLines(folder.resolve(".env")))
                .as("kept when made again")
                .isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))))
                .isEqualTo("rw-------");
        assertThat(first)
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        askedFor(Files.readString(CHECKOUT.resolve("docker-compose.yml"))));
        assertThat(first)
                .extracting(line -> line.substring(line.indexOf('=') + 1))
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(secret).hasSizeGreaterThanOrEqualTo(43));
    }

    @Test
    void stopsWhereASecretIsMissing() throws IOException {
        assertThat(Files.readString(CHECKOUT.resolve("docker-compose.yml")))
                .doesNotContainPattern("\\$\\{BACKLINE_[A-Z_]+}");
    }

    @Test
    void runsEachServiceAsALimitedRoleOfItsOwn() {
        Set<String> secrets = new HashSet<>();
        for (Service service : Service.withDatabase()) {
            JsonNode environment = services.path(service.module()).path("environment");
            assertThat(environment.path("BACKLINE_POSTGRESQL_USER").asString())
                    .isEqualTo(DatabaseRoles.runner(service));
            assertThat(environment.path("BACKLINE_FLYWAY_USER").asString()).isEqualTo(DatabaseRoles.owner(service));
            for (String variable : List.of(
                    "BACKLINE_POSTGRESQL_PASSWORD",
                    "BACKLINE_FLYWAY_PASSWORD",
                    "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG")) {
                Set<String> names = askedFor(environment.path(variable).asString(""));
                assertThat(names).as(service.module() + " " + variable).hasSize(1);
                assertThat(secrets.addAll(names))
                        .as("used by one only: " + names)
                        .isTrue();
            }
        }
    }

    @Test
    void publishesToThisMachineOnly() {
        services.forEach(service -> service.path("ports")
                .forEach(port -> assertThat(port.asString()).startsWith("127.0.0.1:")));
        assertThat(services.findValuesAsString("image")).noneMatch(image -> image.endsWith(":latest"));
    }

    private void makeEnv() throws IOException, InterruptedException {
        Path script = folder.resolve("deploy/make-env.sh");
        Files.createDirectories(script.getParent());
        if (!Files.exists(script)) {
            Files.copy(CHECKOUT.resolve("deploy/make-env.sh"), script);
        }
        Process process = new ProcessBuilder("bash", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static Set<String> askedFor(String text) {
        Set<String> names = new HashSet<>();
        ASKED_FOR.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
