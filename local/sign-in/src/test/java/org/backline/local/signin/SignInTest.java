package org.backline.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.local.signin.Browser.json;
import static org.backline.local.signin.Browser.location;
import static org.backline.local.signin.Browser.query;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SignInTest {

    private static final String OKAFOR = "trainer.okafor";

    @TempDir
    private static Path data;

    private static RunningSignIn server;

    @BeforeAll
    static void start() throws Exception {
        // Asked to listen to everybody, it must not.
        server = RunningSignIn.start(data, "--server.address=0.0.0.0");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void saysWhatItIsAndThatItIsReady() throws Exception {
        JsonNode metadata = json(server.browser().get("/.well-known/openid-configuration"));

        assertThat(metadata.path("issuer").asString())
                .isEqualTo(server.address().toString());
        assertThat(metadata.path("end_session_endpoint").asString()).startsWith(server.address() + "/");
        assertThat(server.browser().get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void signsAPersonInByCodeAndProofKey() throws Exception {
        Browser browser = server.browser();

        JsonNode tokens = browser.tokens(browser.code(OKAFOR));

        JWTClaimsSet access = server.verified(tokens.path("access_token").asString());
        assertThat(access.getIssuer()).isEqualTo(server.address().toString());
        assertThat(access.getAudience()).containsExactly("backline-api");
        assertThat(access.getSubject()).matches("[0-9a-f-]{36}");
        assertThat(access.getClaim("preferred_username")).isEqualTo(OKAFOR);
        assertThat(access.getClaim("name")).isEqualTo("Jude Okafor");
        assertThat(access.getClaim("azp")).isEqualTo("backline-dashboard");
        assertThat(access.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("athletic-trainer")));
        assertThat(access.getClaim("clinics")).isEqualTo(List.of("north"));
        assertThat(Duration.between(
                        access.getIssueTime().toInstant(),
                        access.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(5));
        JWTClaimsSet id = server.verified(tokens.path("id_token").asString());
        assertThat(id.getAudience()).containsExactly("backline-dashboard");
        assertThat(id.getClaim("nonce")).isEqualTo("n1");
        for (String claim : List.of("sub", "preferred_username", "name", "realm_access", "clinics")) {
            assertThat(id.getClaim(claim)).as(claim).isEqualTo(access.getClaim(claim));
        }
    }

    @Test
    void tellsTheDashboardWhoSignedIn() throws Exception {
        Browser browser = server.browser();
        String access =
                browser.tokens(browser.code(OKAFOR)).path("access_token").asString();

        JsonNode person = json(browser.get("/userinfo", access));

        assertThat(person.path("sub").asString())
                .isEqualTo(server.verified(access).getSubject());
        assertThat(person.path("preferred_username").asString()).isEqualTo(OKAFOR);
    }

    @Test
    void renewsTokensWithTheSameClaims() throws Exception {
        Browser browser = server.browser();
        JsonNode tokens = browser.tokens(browser.code("physician.haddad"));

        JsonNode renewed = json(browser.token(
                "backline-dashboard",
                RunningSignIn.DASHBOARD_SECRET,
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asString())));

        JWTClaimsSet access = server.verified(renewed.path("access_token").asString());
        assertThat(access.getClaim("realm_access")).isEqualTo(Map.of("roles", List.of("physician")));
        assertThat(access.getClaim("clinics")).isEqualTo(List.of("north", "west"));
    }

    @Test
    void givesNoTokensWithoutTheProofKey() throws Exception {
        Browser browser = server.browser();
        HttpResponse<String> wrongVerifier = browser.token(
                "backline-dashboard",
                RunningSignIn.DASHBOARD_SECRET,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        browser.code(OKAFOR),
                        "redirect_uri",
                        Browser.REDIRECT,
                        "code_verifier",
                        "another-verifier-that-is-long-enough-for-the-rule-of-43"));
        assertThat(wrongVerifier.statusCode()).isEqualTo(400);
        assertThat(wrongVerifier.body()).contains("invalid_grant");

        assertThat(query(location(browser.get(Browser.authorize("")))).get("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void sendsNobodyToAnotherAddressThanTheDashboards() throws Exception {
        String elsewhere = Browser.authorize("S256").replace("8080", "8080%2Felsewhere%3F");

        HttpResponse<String> answer = server.browser().get(elsewhere);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This sign-in cannot go on").doesNotContain("invalid_request");
    }

    @Test
    void signsAPersonOut() throws Exception {
        Browser browser = server.browser();
        String id = browser.tokens(browser.code(OKAFOR)).path("id_token").asString();

        HttpResponse<String> out = browser.get("/connect/logout?id_token_hint=" + id + "&post_logout_redirect_uri="
                + URLEncoder.encode("http://127.0.0.1:8080/", UTF_8));

        assertThat(location(out)).hasToString("http://127.0.0.1:8080/");
        assertThat(location(browser.get(Browser.authorize("S256"))).getPath()).isEqualTo("/sign-in");
    }

    @Test
    void doesNotSayWhetherTheNameOrThePasswordIsWrong() throws Exception {
        for (String name : List.of("admin.castellano", "nobody.here")) {
            Browser browser = server.browser();
            HttpResponse<String> answer = browser.signIn(name, "guess");

            assertThat(location(answer)).hasPath("/sign-in").hasQuery("error");
            assertThat(browser.get("/sign-in?error").body())
                    .contains("User name and password do not match", "role=\"alert\"");
        }
    }

    @Test
    void slowsDownWhoGuesses() throws Exception {
        Browser browser = server.browser();
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(browser.signIn("coach.silva", "guess " + attempt).statusCode())
                    .isEqualTo(302);
        }

        HttpResponse<String> refused = browser.signIn("Coach.Silva ", "backline-demo");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 30L);
        assertThat(refused.body()).contains("Too many attempts");
        assertThat(location(server.browser().signIn("coach.brandt", "backline-demo")))
                .as("another person")
                .hasToString("http://127.0.0.1:8080");
    }

    @Test
    void refusesAFormThatDidNotComeFromItsPage() throws Exception {
        HttpResponse<String> forged =
                server.browser().post("/sign-in", Map.of("username", OKAFOR, "password", "backline-demo"));

        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void fillsInADemoPersonAndKeepsScriptsOut() throws Exception {
        HttpResponse<String> page = server.browser().get("/sign-in?as=coach.oyelaran");

        assertThat(page.body())
                .contains("value=\"coach.oyelaran\"", "value=\"backline-demo\"", "Privacy officer", "Kei Nakamura");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; img-src 'self'; "
                        + "form-action 'self' http://127.0.0.1:8080; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie ->
                        assertThat(cookie).startsWith("BACKLINE_SIGN_IN=").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void answersOnThisMachineOnlyAndUnderItsOwnName() throws Exception {
        try (Socket socket =
                        new Socket(server.address().getHost(), server.address().getPort());
                var in = socket.getInputStream()) {
            socket.getOutputStream().write("GET /sign-in HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n".getBytes(UTF_8));
            assertThat(new String(in.readAllBytes(), UTF_8)).startsWith("HTTP/1.1 400");
        }
        for (String outside : outsideAddresses()) {
            assertThat(isReachable(outside)).as(outside).isFalse();
        }
    }

    private static List<String> outsideAddresses() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(address -> address.getHostAddress())
                .toList();
    }

    private static boolean isReachable(String host) throws Exception {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, server.address().getPort()), 500);
            return true;
        } catch (java.net.ConnectException | java.net.SocketTimeoutException refused) {
            return false;
        }
    }
}
