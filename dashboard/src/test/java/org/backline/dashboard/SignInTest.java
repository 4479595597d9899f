package org.backline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** A browser signs in, works, is left alone, and goes. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = SignInTest.Surroundings.class)
class SignInTest {

    private static final StubProvider PROVIDER = new StubProvider();
    private static final Duration IDLE = Duration.ofSeconds(6);

    static final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, String> properties = new HashMap<>(TestDashboard.Surroundings.properties());
            properties.put("backline.sign-in.issuer", PROVIDER.address());
            properties.put("backline.sign-in.client-secret", "a-secret-of-the-tests");
            properties.put("backline.sign-in.idle", IDLE.toString());
            properties.put("backline.sign-in.warning", "PT1S");
            TestPropertyValues.of(properties).applyTo(context);
        }
    }

    @LocalServerPort
    private int port;

    private HttpClient browser;

    @BeforeEach
    void begin() {
        StubServices.SHARED.reset();
        PROVIDER.role = Role.ATHLETIC_TRAINER;
        PROVIDER.lifetime = 300;
        PROVIDER.refuses = false;
        PROVIDER.silent = false;
        browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private URI at(String pathOrAddress) {
        return pathOrAddress.startsWith("/")
                ? URI.create("http://127.0.0.1:" + port + pathOrAddress)
                : URI.create(pathOrAddress);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).header("Accept", "text/html");
        for (int index = 0; index < headers.length; index += 2) {
            request.setHeader(headers[index], headers[index + 1]);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String to(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String parameter(String address, String name) {
        Matcher value = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertThat(value.find()).as(name + " in " + address).isTrue();
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> comeBack(String authorization) throws IOException, InterruptedException {
        PROVIDER.nonce = parameter(authorization, "nonce");
        return get("/login/oauth2/code/backline?code=c&state="
                + URLEncoder.encode(parameter(authorization, "state"), StandardCharsets.UTF_8));
    }

    private void signIn() throws IOException, InterruptedException {
        assertThat(comeBack(to(get("/oauth2/authorization/backline"))).statusCode())
                .isEqualTo(302);
    }

    private static String hiddenField(String html) {
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        assertThat(field.find()).as("a hidden field").isTrue();
        return "_csrf=" + URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
    }

    @Test
    void aPersonSignsInAtTheProviderAndComesBackToWhatWasAskedFor() throws Exception {
        HttpResponse<String> asked = get("/board?view=list");
        assertThat(asked.statusCode()).isEqualTo(303);
        assertThat(to(asked)).endsWith("/oauth2/authorization/backline");
        String before = asked.headers().firstValue("Set-Cookie").orElse("");
        assertThat(before)
                .startsWith("BACKLINE_DASHBOARD=")
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax");

        String authorization = to(get("/oauth2/authorization/backline"));
        assertThat(authorization).startsWith(PROVIDER.address() + "/authorize");
        assertThat(parameter(authorization, "code_challenge_method")).isEqualTo("S256");
        assertThat(parameter(authorization, "client_id")).isEqualTo("backline-dashboard");
        assertThat(parameter(authorization, "redirect_uri")).endsWith("/login/oauth2/code/backline");

        HttpResponse<String> back = comeBack(authorization);
        assertThat(to(back)).endsWith("/board?view=list");
        assertThat(back.headers().firstValue("Set-Cookie").orElse(""))
                .isNotEmpty()
                .isNotEqualTo(before);
        assertThat(PROVIDER.asked().getLast()).contains("code_verifier=");

        String page = get("/board?view=list").body();
        assertThat(page).contains("Jude Okafor", "Athletic trainer, North", "id=\"log-out\"", "data-idle=\"6\"");
    }

    @Test
    void everyFormOfASessionCarriesItsHiddenFieldAndIsRefusedWithout() throws Exception {
        signIn();
        String page = get("/cases/new").body();
        Matcher forms = Pattern.compile("<form method=\"post\".*?</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(forms.results().toList())
                .hasSizeGreaterThan(1)
                .allSatisfy(form -> assertThat(form.group()).contains("name=\"_csrf\""));
        HttpResponse<String> refused = post("/cases", "caseId=01930000-0000-7000-8000-00000000cb01&clinicId=north");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("id=\"form-too-old\"");
        assertThat(StubServices.SHARED.asked("POST /cases")).isEmpty();
        HttpResponse<String> sent =
                post("/cases", "caseId=01930000-0000-7000-8000-00000000cb01&clinicId=north&" + hiddenField(page));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(StubServices.SHARED.asked("POST /cases").getFirst().header("Authorization"))
                .isEqualTo("Bearer " + PROVIDER.lastToken());
    }

    @Test
    void whoLogsOutIsGoneHereAndAtTheProviderAndHearsNoMore() throws Exception {
        signIn();
        HttpResponse<InputStream> line = browser.send(
                HttpRequest.newBuilder(at("/events"))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(line.statusCode()).isEqualTo(200);
        HttpResponse<String> out = post("/logout", hiddenField(get("/board").body()));
        assertThat(to(out)).startsWith(PROVIDER.address() + "/end?id_token_hint=");
        assertThat(parameter(to(out), "post_logout_redirect_uri")).isEqualTo("http://127.0.0.1:" + port + "/");
        assertThat(to(get("/board"))).endsWith("/oauth2/authorization/backline");
        Thread reader = Thread.ofVirtual().start(() -> {
            try (InputStream rest = line.body()) {
                rest.readAllBytes();
            } catch (IOException ended) {
                // the end of the line, however it comes
            }
        });
        assertThat(reader.join(Duration.ofSeconds(5)))
                .as("the line ends within 5 s")
                .isTrue();
    }

    @Test
    void aPageLeftAloneIsLoggedOffAlthoughItFetchesNews() throws Exception {
        signIn();
        assertThat(get("/board").statusCode()).isEqualTo(200);
        Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(IDLE.plusSeconds(3))
                .until(() -> get("/board/cases", "Backline-Background", "1").statusCode() != 200);
        signIn();
        Awaitility.await().pollDelay(IDLE.plusMillis(500)).until(() -> true);
        assertThat(to(get("/board"))).endsWith("/signed-out?why=idle");
        assertThat(get("/signed-out?why=idle").body()).contains("You were logged off", "prompt=login");
    }

    @Test
    void aHandOnThePageKeepsTheSession() throws Exception {
        signIn();
        for (int times = 0; times < 4; times++) {
            Awaitility.await().pollDelay(IDLE.dividedBy(3)).until(() -> true);
            assertThat(get("/session", "Accept", "application/json").body()).contains("secondsLeft");
        }
        assertThat(get("/board").statusCode()).isEqualTo(200);
    }

    @Test
    void aFragmentOfAnEndedSessionSendsThePageAway() throws Exception {
        HttpResponse<String> fragment = get("/board/cases", "HX-Request", "true");
        assertThat(fragment.statusCode()).isEqualTo(401);
        assertThat(fragment.headers().firstValue("HX-Redirect")).contains("/signed-out");
    }

    @Test
    void aChangeOfRoleAppliesAsSoonAsTheTokenIsRenewed() throws Exception {
        PROVIDER.lifetime = 1;
        signIn();
        assertThat(get("/board").statusCode()).isEqualTo(200);
        assertThat(PROVIDER.asked().getLast()).contains("grant_type=refresh_token");
        PROVIDER.role = Role.COACH;
        HttpResponse<String> page = get("/board");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("id=\"not-allowed\"");
    }

    @Test
    void whomTheProviderNoLongerKnowsIsSignedOut() throws Exception {
        PROVIDER.lifetime = 1;
        signIn();
        PROVIDER.refuses = true;
        assertThat(to(get("/board"))).contains("/signed-out");
        assertThat(get("/session", "Accept", "application/json").statusCode()).isEqualTo(401);
    }

    @Test
    void whoComesWhileTheProviderDoesNotAnswerIsToldSoAndSignsInLater() throws Exception {
        PROVIDER.silent = true;
        HttpResponse<String> page = comeBack(to(get("/oauth2/authorization/backline")));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("5");
        assertThat(page.body()).contains("The sign-in service does not answer");
        PROVIDER.silent = false;
        signIn();
        assertThat(get("/board").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/cases/new", "/emergency", "/signed-out"})
    void browsersMayFollowTheLogOutToTheProvider(String path) throws Exception {
        signIn();
        assertThat(get(path).headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self' " + PROVIDER.address() + ";")
                .doesNotContain("unsafe");
    }

    @Test
    void aStrangersCodeIsNotTakenForOurs() throws Exception {
        HttpResponse<String> forged = get("/login/oauth2/code/backline?code=c&state=made-up");
        assertThat(forged.statusCode()).isNotEqualTo(200);
        assertThat(List.of(401, 403, 302, 303)).contains(forged.statusCode());
        assertThat(to(get("/board"))).endsWith("/oauth2/authorization/backline");
    }
}
