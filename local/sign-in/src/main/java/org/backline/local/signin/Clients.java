package org.backline.local.signin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.backline.local.signin.SignInSettings.Secrets;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The programs that may ask for tokens. Each has its secret from whoever starts this server, or is not registered. */
final class Clients {

    private static final int SHORTEST_SECRET = 16;

    /** What a physician's system may ask for: to read the case, to answer the referral, to be told when it moves. */
    private static final List<String> SMART_SCOPES = List.of(
            "system/Patient.rs",
            "system/Condition.rs",
            "system/Observation.rs",
            "system/CarePlan.rs",
            "system/Provenance.rs",
            "system/ServiceRequest.rs",
            "system/Task.rus",
            "system/DiagnosticReport.crs",
            "system/PractitionerRole.rs",
            "system/Organization.rs",
            "system/Subscription.cruds");

    private Clients() {}

    static List<RegisteredClient> of(SignInSettings settings) {
        Secrets secrets = settings.secrets();
        List<RegisteredClient> clients = new ArrayList<>();
        if (!secrets.dashboard().isBlank()) {
            clients.add(dashboard(settings));
        }
        if (!secrets.cli().isBlank()) {
            clients.add(client("backline-cli", secrets.cli(), DemoPersonGrant.TYPE));
        }
        if (!secrets.ehrPeer().isBlank()) {
            clients.add(ehr(secrets.ehrPeer()));
        }
        if (clients.isEmpty()) {
            throw new IllegalStateException("No client has a secret. Set BACKLINE_DASHBOARD_SECRET, BACKLINE_CLI_SECRET"
                    + " or BACKLINE_EHR_PEER_SECRET");
        }
        return clients;
    }

    private static RegisteredClient dashboard(SignInSettings settings) {
        return builder("backline-dashboard", settings.secrets().dashboard())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.dashboard() + "/login/oauth2/code/backline")
                .postLogoutRedirectUri(settings.dashboard() + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofMinutes(5))
                        .refreshTokenTimeToLive(Duration.ofHours(12))
                        .build())
                .build();
    }

    /** A physician's system: it asks for the scopes it needs, of these. */
    private static RegisteredClient ehr(String secret) {
        return builder("ehr-peer", secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(SMART_SCOPES))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build();
    }

    private static RegisteredClient client(String id, String secret, AuthorizationGrantType grant) {
        return builder(id, secret)
                .authorizationGrantType(grant)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build();
    }

    private static RegisteredClient.Builder builder(String id, String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("The secret of client %s is shorter than %d characters: %d"
                    .formatted(id, SHORTEST_SECRET, secret.length()));
        }
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
