package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.backline.referral.channel.TestReceiver;
import org.backline.referral.channel.TestReceiver.Received;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Webhooks over HTTP: an admin registers one, and its receiver hears of every step of the loop. */
class WebhookTest extends RunningService {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final TestReceiver receiver = new TestReceiver(SECRET, Clock.systemUTC());
    private final UUID endpoint = Ids.next();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void tellsEveryStepOfTheLoopInOrder() {
        register("[]").expectStatus().isCreated();
        request();
        tells("REQUESTED", "DELIVERED"); // taking the first is what delivers it
        done(physician("acknowledgement", "{}"));
        done(physician("acceptance", "{}"));
        done(physician("report", REPORT));

        tells("REQUESTED", "DELIVERED", "ACKNOWLEDGED", "ACCEPTED", "REPORTED");
        assertThat(receiver.taken().getFirst().body().at("/data/link").asString())
                .endsWith("/physician/referrals/" + referral);
        admin(HttpMethod.GET, "/" + endpoint + "/deliveries?state=DELIVERED", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(5)
                .jsonPath("$[0].referralId")
                .isEqualTo(referral.toString());
        admin(HttpMethod.GET, "/" + endpoint, null)
                .expectBody()
                .jsonPath("$.deliveries.delivered")
                .isEqualTo(5)
                .jsonPath("$.secret")
                .doesNotExist();
    }

    @Test
    void tellsOnlyWhatWasAskedFor() {
        register("[\"ACCEPTED\"]").expectStatus().isCreated();
        request();
        done(physician("acknowledgement", "{}"));
        done(physician("acceptance", "{}"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(receiver.taken())
                        .extracting(Received::change)
                        .containsExactly("ACCEPTED"));
    }

    @Test
    void registersOnceUnderOneId() {
        register("[]").expectStatus().isCreated();
        register("[]").expectStatus().isCreated();
        refused(register("[\"REPORTED\"]"), 409, "id-reused");
        admin(HttpMethod.GET, "", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
    }

    @Test
    void isStoppedChangedStartedAndRemoved() {
        register("[]").expectStatus().isCreated();
        admin(HttpMethod.POST, "/" + endpoint + "/disablement", "{}")
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(false)
                .jsonPath("$.disabledWhy")
                .isEqualTo("ADMIN");
        admin(HttpMethod.PUT, "/" + endpoint, "{\"url\": \"https://ehr.example/in\", \"changes\": [\"REPORTED\"]}")
                .expectBody()
                .jsonPath("$.url")
                .isEqualTo("https://ehr.example/in")
                .jsonPath("$.changes")
                .isEqualTo(List.of("REPORTED"));
        admin(HttpMethod.POST, "/" + endpoint + "/enablement", "{}")
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(true);
        admin(HttpMethod.POST, "/" + endpoint + "/replay", "{\"from\": \"2026-11-01T00:00:00Z\"}")
                .expectBody()
                .jsonPath("$.replayed")
                .isEqualTo(0);
        admin(HttpMethod.DELETE, "/" + endpoint, null).expectStatus().isNoContent();
        refused(admin(HttpMethod.GET, "/" + endpoint, null), 404, "not-found");
    }

    @Test
    void anAdminOfAnotherClinicFindsNothing() {
        register("[]").expectStatus().isCreated();
        String stranger = Tokens.bearer("admin", Role.DEPARTMENT_ADMIN, "another-clinic");

        for (String act : List.of("", "/deliveries")) {
            refused(call(HttpMethod.GET, "/" + endpoint + act, null, stranger), 404, "not-found");
        }
        for (String act : List.of("/disablement", "/enablement", "/deliveries/" + Ids.next() + "/retry")) {
            refused(call(HttpMethod.POST, "/" + endpoint + act, "{}", stranger), 404, "not-found");
        }
        refused(call(HttpMethod.DELETE, "/" + endpoint, null, stranger), 404, "not-found");
        refused(call(HttpMethod.POST, "", body("[]", receiver.url().toString(), SECRET), stranger), 403, "not-allowed");
        call(HttpMethod.GET, "", null, stranger)
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "url     | no url at all",
                "url     | ftp://ehr.example/in",
                "url     | https://user:word@ehr.example/in",
                "secret  | too-short",
                "secret  | whsec_c2hvcnQ=",
            })
    void namesTheFieldThatIsWrong(String field, String value) {
        String url = field.equals("url") ? value : receiver.url().toString();
        String secret = field.equals("secret") ? value : SECRET;
        admin(HttpMethod.POST, "", body("[]", url, secret))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    private void tells(String... changes) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(receiver.taken())
                        .extracting(Received::change)
                        .containsExactly(changes));
    }

    private ResponseSpec register(String changes) {
        return admin(HttpMethod.POST, "", body(changes, receiver.url().toString(), SECRET));
    }

    private String body(String changes, String url, String secret) {
        return """
                {"endpointId": "%s", "clinicId": "%s", "url": "%s", "secret": "%s", "changes": %s}
                """.formatted(endpoint, clinic, url, secret, changes);
    }

    private ResponseSpec admin(HttpMethod method, String path, String body) {
        return call(method, path, body, Tokens.bearer("admin", Role.DEPARTMENT_ADMIN, clinic));
    }

    private ResponseSpec call(HttpMethod method, String path, String body, String bearer) {
        var request =
                http.method(method).uri("/webhooks" + path).headers(headers -> headers.set("Authorization", bearer));
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
    }
}
