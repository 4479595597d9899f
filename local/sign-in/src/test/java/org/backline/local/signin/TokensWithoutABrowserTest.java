package org.backline.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.local.signin.Browser.json;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TokensWithoutABrowserTest {

    @TempDir
    private static Path data;

    private static RunningSignIn server;

    @BeforeAll
    static void start() throws Exception {
        server = RunningSignIn.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aProgramGetsATokenInItsOwnName() throws Exception {
        HttpResponse<String> answer = server.browser()
                .token("ehr-peer", RunningSignIn.EHR_PEER_SECRET, Map.of("grant_type", "client_credentials"));

        JWTClaimsSet claims = server.verified(json(answer).path("access_token").asString());
        assertThat(claims.getSubject()).isEqualTo("ehr-peer");
        assertThat(claims.getAudience()).containsExactly("backline-api");
        assertThat(claims.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("service")));
        assertThat(claims.getClaim("clinics")).isEqualTo(List.of("north", "south", "west"));
        assertThat(claims.getClaim("name")).isNull();
    }

    @Test
    void aPhysiciansSystemGetsTheScopesItAsksForAndNoOthers() throws Exception {
        JWTClaimsSet claims = server.verified(json(scoped("system/Task.rus system/Patient.rs"))
                .path("access_token")
                .asString());

        assertThat(claims.getStringListClaim("scope"))
                .containsExactlyInAnyOrder("system/Task.rus", "system/Patient.rs");
        assertThat(scoped("system/AuditEvent.rs").body()).contains("invalid_scope");
        assertThat(scoped("system/*.*").body()).contains("invalid_scope");
    }

    private static HttpResponse<String> scoped(String scope) throws Exception {
        return server.browser()
                .token(
                        "ehr-peer",
                        RunningSignIn.EHR_PEER_SECRET,
                        Map.of("grant_type", "client_credentials", "scope", scope));
    }

    @Test
    void theCommandLineGetsATokenOfADemoPerson() throws Exception {
        JsonNode answer = json(named("backline-cli", RunningSignIn.CLI_SECRET, "physician.novak"));

        assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isBetween(3500, 3600);
        JWTClaimsSet claims = server.verified(answer.path("access_token").asString());
        assertThat(claims.getAudience()).containsExactly("backline-api");
        assertThat(claims.getClaim("preferred_username")).isEqualTo("physician.novak");
        assertThat(claims.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("physician")));
        assertThat(claims.getClaim("clinics")).isEqualTo(List.of("south"));
        Browser browser = server.browser();
        String signedIn = browser.tokens(browser.code("physician.novak"))
                .path("access_token")
                .asString();
        assertThat(claims.getSubject()).isEqualTo(server.verified(signedIn).getSubject());
    }

    @Test
    void nobodyElseGetsOne() throws Exception {
        assertThat(named("backline-cli", "secret-of-an-earlier-start", "physician.novak")
                        .statusCode())
                .isEqualTo(401);
        assertThat(named("ehr-peer", RunningSignIn.EHR_PEER_SECRET, "physician.novak")
                        .body())
                .contains("unauthorized_client");
        assertThat(named("backline-dashboard", RunningSignIn.DASHBOARD_SECRET, "physician.novak")
                        .body())
                .contains("unauthorized_client");
    }

    @Test
    void ofNobodyThereIsNone() throws Exception {
        HttpResponse<String> answer = named("backline-cli", RunningSignIn.CLI_SECRET, "nobody.here");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    private static HttpResponse<String> named(String client, String secret, String person) throws Exception {
        return server.browser()
                .token(client, secret, Map.of("grant_type", "urn:backline:grant:demo-person", "username", person));
    }
}
