package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.BodyRegion;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each of the demo people signs in as with a browser, and sees what is theirs and nothing else. */
@ExtendWith(EndToEnd.class)
class SignInIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String PASSWORD = "backline-demo";

    @Test
    void eachRoleComesToItsOwnPageAndNoFurther(Running backline) throws Exception {
        ToldCase north = backline.begin(Clinic.NORTH, 3, Athlete.man("North Sign In", 20, "golf"), complaint());
        ToldCase south = backline.begin(Clinic.SOUTH, 3, Athlete.man("South Sign In", 20, "golf"), complaint());
        backline.views().awaitCase(north.caseId(), "on the board", row -> true);
        backline.views().awaitCase(south.caseId(), "on the board", row -> true);

        try (var trainer = Browser.signedIn(backline, "trainer.okafor")) {
            HttpResponse<String> board = trainer.get("/board");
            assertThat(board.statusCode()).isEqualTo(200);
            assertThat(board.body()).contains("North Sign In", "Okafor").doesNotContain("South Sign In");
            assertThat(trainer.get("/cases/" + north.caseId()).statusCode()).isEqualTo(200);
            assertThat(trainer.get("/cases/" + south.caseId()).statusCode()).isEqualTo(404);
            assertThat(trainer.get("/physician").statusCode()).isEqualTo(403);
        }
        try (var physician = Browser.signedIn(backline, "physician.haddad")) {
            assertThat(physician.get("/").uri().getPath()).isEqualTo("/physician");
            assertThat(physician.get("/board").statusCode()).isEqualTo(403);
            assertThat(physician.get("/cases/" + north.caseId()).statusCode())
                    .as("a case of which no physician was asked")
                    .isEqualTo(404);
        }
        try (var coach = Browser.signedIn(backline, "coach.brandt")) {
            HttpResponse<String> page = coach.get("/");
            assertThat(page.uri().getPath()).isEqualTo("/participation");
            assertThat(page.body()).contains("North Sign In").doesNotContain("South Sign In");
            assertThat(coach.get("/board").statusCode()).isEqualTo(403);
            assertThat(coach.get("/cases/" + north.caseId()).statusCode()).isEqualTo(403);
        }
        try (var admin = Browser.signedIn(backline, "admin.castellano")) {
            assertThat(admin.get("/").uri().getPath()).isEqualTo("/department");
            assertThat(admin.get("/cases/" + north.caseId()).statusCode()).isEqualTo(403);
        }
        try (var officer = Browser.signedIn(backline, "privacy.nakamura")) {
            assertThat(officer.get("/").uri().getPath()).isEqualTo("/privacy");
            assertThat(officer.get("/cases/" + north.caseId()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whoeverIsNotSignedInIsAskedToAndAWrongPasswordHelpsNobody(Running backline) throws Exception {
        try (var browser = new Browser(backline)) {
            assertThat(browser.get("/board").uri().getPort())
                    .isEqualTo(backline.of(Service.SIGN_IN).getPort());
            assertThat(browser.signIn("trainer.okafor", "guess").uri().getPort())
                    .isEqualTo(backline.of(Service.SIGN_IN).getPort());
        }
    }

    private static Complaint complaint() {
        return Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(5).pain(3, 1, 5);
    }

    /** A browser without script. */
    private record Browser(HttpClient http, URI dashboard, URI signIn) implements AutoCloseable {

        Browser(Running backline) {
            this(
                    HttpClient.newBuilder()
                            .cookieHandler(new CookieManager())
                            .followRedirects(HttpClient.Redirect.NORMAL)
                            .build(),
                    backline.of(Service.DASHBOARD),
                    backline.of(Service.SIGN_IN));
        }

        static Browser signedIn(Running backline, String username) throws IOException, InterruptedException {
            var browser = new Browser(backline);
            HttpResponse<String> home = browser.signIn(username, PASSWORD);
            assertThat(home.uri().getPort())
                    .as("after the sign-in of " + username + ": " + home.uri())
                    .isEqualTo(browser.dashboard().getPort());
            return browser;
        }

        HttpResponse<String> signIn(String username, String password) throws IOException, InterruptedException {
            HttpResponse<String> page = get("/");
            Matcher csrf = CSRF.matcher(page.body());
            assertThat(csrf.find()).as("sign-in page: " + page.uri()).isTrue();
            String form = "username=%s&password=%s&_csrf=%s"
                    .formatted(username, password, URLEncoder.encode(csrf.group(1), UTF_8));
            return http.send(
                    HttpRequest.newBuilder(signIn.resolve("/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(dashboard.resolve(path))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
