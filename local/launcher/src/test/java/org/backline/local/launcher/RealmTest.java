package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.backline.local.launcher.DemoPeople.Person;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's realm of the Compose run says the same as the sign-in of {@code ./run}: the services cannot tell them apart. */
class RealmTest {

    private static final JsonNode REALM = JsonMapper.shared()
            .readTree(Path.of("../../deploy/keycloak/backline-realm.json").toFile());

    @Test
    void hasTheSamePeople() throws IOException {
        List<Person> inRealm = new ArrayList<>();
        for (JsonNode user : REALM.path("users")) {
            if (!user.has("serviceAccountClientId")) {
                inRealm.add(new Person(
                        user.path("id").asString(),
                        user.path("username").asString(),
                        user.path("firstName").asString() + " "
                                + user.path("lastName").asString(),
                        String.join(", ", texts(user.path("realmRoles"))),
                        texts(user.path("attributes").path("clinics"))));
            }
        }

        try (InputStream yaml = Files.newInputStream(Path.of("../sign-in/src/main/resources/demo/people.yaml"))) {
            assertThat(inRealm)
                    .containsExactlyInAnyOrderElementsOf(DemoPeople.read(yaml).people());
        }
    }

    @Test
    void makesTheSameClaimsForEachClient() {
        assertThat(REALM.path("clients")).hasSize(4).allSatisfy(client -> {
            Set<String> claims = new HashSet<>();
            client.path("protocolMappers")
                    .forEach(mapper -> claims.add(mapper.path("config")
                            .path("claim.name")
                            .asString(mapper.path("config")
                                    .path("included.custom.audience")
                                    .asString(""))));
            assertThat(claims)
                    .as(client.path("clientId").asString())
                    .contains("clinics", "realm_access.roles", "backline-api")
                    .isSubsetOf("clinics", "realm_access.roles", "backline-api", "smart_scopes");
        });
        // What a machine may do by FHIR is said in its token; people's roles say it for them.
        assertThat(REALM.path("clients"))
                .filteredOn(client -> client.toString().contains("smart_scopes"))
                .extracting(client -> client.path("clientId").asString())
                .containsExactly("ehr-peer");
        // Scopes of its own would take away Keycloak's, and with them the subject and the name.
        assertThat(REALM.has("clientScopes")).isFalse();
    }

    @Test
    void holdsNoSecret() {
        for (JsonNode client : REALM.path("clients")) {
            assertThat(client.path("secret").asString()).matches("\\$\\{BACKLINE_[A-Z_]+_SECRET}");
        }
        for (JsonNode user : REALM.path("users")) {
            user.path("credentials")
                    .forEach(credential ->
                            assertThat(credential.path("value").asString()).isEqualTo("${BACKLINE_DEMO_PASSWORD}"));
        }
    }

    @Test
    void letsTheDashboardSignInByCodeAndProofKeyOnly() {
        JsonNode dashboard = client("backline-dashboard");

        assertThat(dashboard.path("standardFlowEnabled").asBoolean()).isTrue();
        assertThat(dashboard.path("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(dashboard
                        .path("attributes")
                        .path("pkce.code.challenge.method")
                        .asString())
                .isEqualTo("S256");
        assertThat(texts(dashboard.path("redirectUris")))
                .containsExactly("http://127.0.0.1:8080/login/oauth2/code/backline");
    }

    private static JsonNode client(String id) {
        for (JsonNode client : REALM.path("clients")) {
            if (client.path("clientId").asString().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("No client " + id);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
