package org.backline.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.local.signin.Browser.json;
import static org.backline.local.signin.Browser.location;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RestartTest {

    @TempDir
    private Path folder;

    @Test
    void leavesTokensValidAndPeopleSignedIn() throws Exception {
        int port = RunningSignIn.freePort();
        Browser browser;
        JsonNode tokens;
        try (var first = RunningSignIn.start(folder.resolve("data"), port)) {
            browser = first.browser();
            tokens = browser.tokens(browser.code("trainer.reyes"));
        }

        try (var second = RunningSignIn.start(folder.resolve("data"), port)) {
            assertThat(second.verified(tokens.path("access_token").asString()).getClaim("preferred_username"))
                    .isEqualTo("trainer.reyes");
            HttpResponse<String> renewed = browser.token(
                    "backline-dashboard",
                    RunningSignIn.DASHBOARD_SECRET,
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            tokens.path("refresh_token").asString()));
            assertThat(json(renewed).path("access_token").asString("")).isNotEmpty();
            HttpResponse<String> asked = browser.get(Browser.authorize("S256"));
            assertThat(location(asked)).as("signed in without a password").hasParameter("code");
            String id = tokens.path("id_token").asString();
            HttpResponse<String> out = browser.get("/connect/logout?id_token_hint=" + id
                    + "&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A8080%2F");
            assertThat(location(out)).hasToString("http://127.0.0.1:8080/");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // its file systems know no permission bits
    void keepsItsFilesToItself() throws Exception {
        Path data = folder.resolve("data");
        try (var server = RunningSignIn.start(data)) {
            Browser browser = server.browser();
            browser.tokens(browser.code("trainer.reyes"));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("signing-key.json"))))
                .isEqualTo("rw-------");
        try (Stream<Path> authorizations = Files.list(data.resolve("authorizations"))) {
            List<Path> files = authorizations.toList();
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void dropsAKeptSignInThatIsNotItsOwn() throws Exception {
        Path kept = folder.resolve("data/authorizations/0af0");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "something else");

        try (var server = RunningSignIn.start(folder.resolve("data"))) {
            assertThat(server.browser().get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
        }
        assertThat(kept).doesNotExist();
    }

    @Test
    void saysWhatToDoWithAKeyThatIsNone() throws Exception {
        Files.writeString(folder.resolve("signing-key.json"), "{}");

        assertThatThrownBy(() -> SigningKey.in(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("signing-key.json", "Delete it");
    }

    @Test
    void doesNotStartInProduction() {
        assertThatThrownBy(() -> RunningSignIn.start(folder.resolve("data"), "--spring.profiles.active=prod"))
                .hasStackTraceContaining("never runs in the profile prod");
    }
}
