package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the face says of tokens is what tokens do. */
class FhirSmartTest extends FhirService {

    private JsonNode page() {
        String text = http.mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build()
                .get()
                .uri("/fhir/.well-known/smart-configuration")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("application/json")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void saysWhereTokensAreGivenAndClaimsNoLaunch() {
        JsonNode page = page();

        assertThat(page.path("token_endpoint").asString()).isEqualTo(TOKEN_ENDPOINT);
        assertThat(page.path("issuer").asString()).isEqualTo(Tokens.ISSUER);
        assertThat(page.path("grant_types_supported").toString()).isEqualTo("[\"client_credentials\"]");
        assertThat(page.has("authorization_endpoint")).isFalse();
        assertThat(page.path("capabilities").valueStream().map(JsonNode::asString))
                .doesNotContain("launch-ehr", "launch-standalone", "sso-openid-connect")
                .contains("permission-v2");
    }

    @Test
    void everyScopeItNamesOpensWhatItNamesAndNothingElse() {
        seenAndRequested();
        List<String> scopes = page().path("scopes_supported")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(scopes).isNotEmpty();

        for (String scope : scopes) {
            String type = scope.substring("system/".length(), scope.indexOf('.'));
            assertThat(status(type, bearer(Role.SERVICE, scope))).as(scope).isEqualTo(200);
            String others = String.join(
                    " ", scopes.stream().filter(other -> !other.equals(scope)).toList());
            assertThat(status(type, bearer(Role.SERVICE, others)))
                    .as("all but " + scope)
                    .isEqualTo(403);
        }
    }

    @Test
    void bothVersionsOfScopesAreUnderstood() {
        seenAndRequested();
        Map<String, Integer> expected = Map.of(
                "system/Task.read", 200, "system/Task.rs", 200, "system/Task.write", 403, "system/Task.cud", 403);

        expected.forEach((scope, status) -> assertThat(status("Task", bearer(Role.SERVICE, scope)))
                .as(scope)
                .isEqualTo(status));
    }

    private int status(String type, String bearer) {
        WebTestClient.ResponseSpec answer = get("/fhir/" + type, bearer).exchange();
        return answer.expectBody(String.class).returnResult().getStatus().value();
    }
}
