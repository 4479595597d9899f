package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder, folder.resolve(".backline"));
    }

    @Test
    void givesEachServiceItsOwnAndRemembersThem() {
        Map<String, String> intake = new Secrets(home).environmentOf(Service.INTAKE);
        Map<String, String> program = new Secrets(home).environmentOf(Service.PROGRAM);

        assertThat(intake)
                .containsEntry("BACKLINE_POSTGRESQL_USER", "intake_app")
                .containsEntry("BACKLINE_FLYWAY_USER", "intake_owner")
                .containsOnlyKeys(
                        "BACKLINE_POSTGRESQL_USER",
                        "BACKLINE_POSTGRESQL_PASSWORD",
                        "BACKLINE_FLYWAY_USER",
                        "BACKLINE_FLYWAY_PASSWORD",
                        "BACKLINE_SECRETS_KEY");
        assertThat(intake.values()).doesNotContainAnyElementsOf(program.values());
        assertThat(Base64.getDecoder().decode(intake.get("BACKLINE_SECRETS_KEY")))
                .hasSize(32);
        assertThat(new Secrets(home).environmentOf(Service.INTAKE)).isEqualTo(intake);
    }

    @Test
    void sharesTheDashboardsSecretWithTheSignInOnly() {
        var secrets = new Secrets(home);

        assertThat(secrets.environmentOf(Service.SIGN_IN))
                .containsEntry(
                        "BACKLINE_DASHBOARD_SECRET",
                        secrets.environmentOf(Service.DASHBOARD).get("BACKLINE_CLIENT_SECRET"))
                .containsOnlyKeys("BACKLINE_CLI_SECRET", "BACKLINE_DASHBOARD_SECRET", "BACKLINE_EHR_PEER_SECRET");
        assertThat(secrets.environmentOf(Service.DASHBOARD)).doesNotContainKey("BACKLINE_SECRETS_KEY");
    }

    @Test
    void makesTheSecretOfTheCommandLineAnewAtEachStart() {
        var secrets = new Secrets(home);
        assertThat(secrets.commandLine()).isEmpty();

        secrets.renewCommandLine();
        String first = secrets.commandLine().orElseThrow();
        assertThat(secrets.environmentOf(Service.SIGN_IN)).containsEntry("BACKLINE_CLI_SECRET", first);
        secrets.renewCommandLine();

        assertThat(secrets.commandLine().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // its file systems know no permission bits
    void letsNobodyElseReadThem() throws Exception {
        new Secrets(home).environmentOf(Service.INTAKE);

        assertThat(permissions(home.secrets())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.secrets())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
