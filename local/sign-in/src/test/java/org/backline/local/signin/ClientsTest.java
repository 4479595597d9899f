package org.backline.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.backline.local.signin.SignInSettings.Limit;
import org.backline.local.signin.SignInSettings.Limits;
import org.backline.local.signin.SignInSettings.Secrets;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

class ClientsTest {

    @Test
    void registersOnlyWhatHasASecret() {
        assertThat(Clients.of(settings(new Secrets("", "secret-of-the-command-line", ""))))
                .extracting(RegisteredClient::getClientId)
                .containsExactly("backline-cli");
        assertThatThrownBy(() -> Clients.of(settings(new Secrets("", " ", ""))))
                .hasMessageContaining("BACKLINE_DASHBOARD_SECRET");
    }

    @Test
    void refusesASecretThatCanBeGuessed() {
        assertThatThrownBy(() -> Clients.of(settings(new Secrets("", "", "fifteen letters"))))
                .hasMessage("The secret of client ehr-peer is shorter than 16 characters: 15");
    }

    @Test
    void leadsBackToTheDashboardWhereverItIs() {
        RegisteredClient dashboard = Clients.of(settings(new Secrets("secret-of-the-dashboard", "", "")))
                .getFirst();

        assertThat(dashboard.getRedirectUris()).containsExactly("http://127.0.0.1:4711/login/oauth2/code/backline");
        assertThat(dashboard.getPostLogoutRedirectUris()).containsExactly("http://127.0.0.1:4711/");
    }

    private static SignInSettings settings(Secrets secrets) {
        var limit = new Limit(1, Duration.ofSeconds(1));
        return new SignInSettings(
                Path.of("data"), URI.create("http://127.0.0.1:4711"), secrets, new Limits(limit, limit));
    }
}
