package org.backline.local.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser as far as a sign-in needs one: it keeps cookies and shows each redirect instead of following it. */
final class Browser {

    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rule-of-43-characters";
    static final String REDIRECT = "http://127.0.0.1:8080/login/oauth2/code/backline";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    Browser(URI server) {
        this.server = server;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Accept", "text/html, */*;q=0.5"));
    }

    HttpResponse<String> get(String path, String bearer) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + bearer));
    }

    /** Opens the sign-in page and sends the form. */
    HttpResponse<String> signIn(String username, String password) throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get("/sign-in").body());
        if (!csrf.find()) {
            throw new AssertionError("The page has no protection against forged requests");
        }
        return post("/sign-in", Map.of("username", username, "password", password, "_csrf", csrf.group(1)));
    }

    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return send(form(path, form).header("Accept", "text/html, */*;q=0.5"));
    }

    /** What the token endpoint says to a client. */
    HttpResponse<String> token(String client, String secret, Map<String, String> form)
            throws IOException, InterruptedException {
        return send(form("/oauth2/token", form)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8))));
    }

    /** A person goes all the way from the dashboard's redirect to the code that comes back. */
    String code(String username) throws Exception {
        HttpResponse<String> asked = get(authorize("S256"));
        if (asked.statusCode() == 302 && location(asked).getPath().equals("/sign-in")) {
            asked = get(location(signIn(username, "backline-demo")).toString());
        }
        return query(location(asked)).get("code");
    }

    JsonNode tokens(String code) throws Exception {
        return json(token(
                "backline-dashboard",
                RunningSignIn.DASHBOARD_SECRET,
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "code_verifier", VERIFIER)));
    }

    static String authorize(String challengeMethod) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8)));
        return "/oauth2/authorize?response_type=code&client_id=backline-dashboard&scope=openid%20profile&state=s1&nonce=n1"
                + "&redirect_uri=" + URLEncoder.encode(REDIRECT, UTF_8)
                + (challengeMethod.isEmpty()
                        ? ""
                        : "&code_challenge=" + challenge + "&code_challenge_method=" + challengeMethod);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static URI location(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one, TreeMap::new));
    }

    private HttpRequest.Builder form(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
