package org.backline.dashboard.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.support.access.AccessMatrix;
import org.backline.support.access.Operation;
import org.backline.support.testing.MatrixCases;
import org.backline.support.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;

/**
 * Pages that are asked for and forms that are sent with what no form of ours sends: odd values, fields without a value, twice
 * or not at all. Each is answered, and none by a page that could not be made. {@code -Dbackline.faults.inputs=10000} sends so
 * many to each, {@code -Dbackline.faults.seed=7} others.
 */
@TestDashboard
class OddFormsTest {

    private static final long SEED = Long.getLong("backline.faults.seed", 20_261_129);
    private static final int EACH = Integer.getInteger("backline.faults.inputs", 5);
    private static final StubServices STUBS = StubServices.SHARED;

    /** Whatever may be the name of a field in a template, or the beginning of one that ends in a code. */
    private static final Pattern NAME = Pattern.compile("['\"]([a-z]\\w+(?:\\.\\w*)*)['\"]");

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)[^}]*}|/\\*\\*");

    private static final List<String> PARAMETERS = List.of(
            "after", "asOf", "athlete", "clinic", "done", "from", "knownAt", "mine", "shown", "since", "sport", "stage",
            "tab", "to", "view", "who");

    private static final List<String> IN_PLACE_OF_AN_ID = List.of("null", "-1", "NaN", "nonsense", "${7*7}");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\uD800",
            "null",
            "-1",
            "0",
            "5",
            "10",
            "2,5",
            "NaN",
            "1e999999",
            "9".repeat(400),
            "x".repeat(900),
            "true",
            "LEFT",
            "POSITIVE",
            "P1",
            "P1 LEFT",
            "LUMBAR:LEFT",
            "SLR",
            "YES",
            "E03",
            "2026-11-20",
            "2026-11-20T10:00",
            "2026-11-20T10:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "2026-13-45",
            "../../etc/passwd",
            "'; drop table board; --",
            "__${7*7}__",
            "<script>alert(1)</script>");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private CaseSamples story;

    @BeforeEach
    void aCaseThatIsReferred() {
        STUBS.reset();
        for (String list : List.of("/participation", "/emergency-accesses", "/disclosures", "/operations/views")) {
            STUBS.on("GET " + list, Reply.json(200, "[]"));
        }
        for (Role role : Role.values()) {
            tokens.put(role, Tokens.bearer("somebody", role, MatrixCases.OWN));
        }
        story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(4)
                .movedTo(MatrixCases.OWN, "trainer.okafor")
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
        new Delivery(context).handle(story.told());
        Awaitility.await().until(() -> get("/cases/" + story.caseId, Role.ATHLETIC_TRAINER) == 200);
    }

    @Test
    void noneIsAnsweredByADefect() throws IOException {
        List<Operation> operations = AccessMatrix.load().of("dashboard").stream()
                .filter(operation -> operation.method().equals(HttpMethod.GET)
                        || operation.method().equals(HttpMethod.POST))
                // A stream that is allowed does not end.
                .filter(operation -> !operation.id().equals("live.listen"))
                .filter(this::isSound)
                .toList();
        assertThat(operations).hasSizeGreaterThan(110);
        List<String> fields = fields();
        assertThat(fields).contains("painNow", "outcome", "reason", "regions", "holdSeconds");

        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        for (Operation operation : operations) {
            for (int number = 0; number < EACH; number++) {
                String path = path(operation, number % 5 == 4);
                boolean isForm = operation.method().equals(HttpMethod.POST);
                String sent = sent(isForm ? fields : PARAMETERS);
                int status = isForm ? post(path, role(operation), sent) : get(path + "?" + sent, role(operation));
                answers.merge(status, 1, Integer::sum);
                if (status >= 500 && status != 503) {
                    broken.add(status + " for " + operation + ": " + path + " " + sent);
                }
            }
        }
        System.out.printf("Odd pages and forms with seed %d were answered so often so: %s%n", SEED, answers);
        assertThat(broken).as("seed " + SEED).isEmpty();
        assertThat(answers.keySet()).contains(200, 303, 404);
    }

    /** The stubs answer a few pages with what no service does; those cannot be made as it is. */
    private boolean isSound(Operation operation) {
        String path = path(operation, false);
        Role role = role(operation);
        return (operation.method().equals(HttpMethod.POST) ? post(path, role, "") : get(path, role)) < 500;
    }

    private static List<String> fields() throws IOException {
        Set<String> fields = new TreeSet<>();
        for (Path template : BareTextTest.templates()) {
            NAME.matcher(Files.readString(template)).results().forEach(name -> fields.add(name.group(1)));
        }
        return List.copyOf(fields);
    }

    private String sent(List<String> names) {
        StringBuilder sent = new StringBuilder();
        for (int number = random.nextInt(Math.max(12, names.size() / 4)); number >= 0; number--) {
            String name = names.get(random.nextInt(names.size()));
            sent.append(sent.isEmpty() ? "" : "&")
                    .append(encoded(random.nextInt(5) == 0 ? name + "." + value() : name));
            if (random.nextInt(8) > 0) {
                sent.append('=').append(encoded(value()));
            }
        }
        return sent.toString();
    }

    private String value() {
        return switch (random.nextInt(8)) {
            case 0 -> story.caseId.toString();
            case 1 -> UUID.randomUUID().toString();
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private String path(Operation operation, boolean odd) {
        return VARIABLE.matcher(operation.path().getPatternString()).replaceAll(found -> {
            if (odd) {
                String text = IN_PLACE_OF_AN_ID.get(random.nextInt(IN_PLACE_OF_AN_ID.size()));
                return Matcher.quoteReplacement(encoded(text));
            }
            return switch (String.valueOf(found.group(1))) {
                case "caseId" -> story.caseId.toString();
                case "referralId" -> story.referralId.toString();
                case "athleteId" -> story.athleteId.toString();
                default -> "0198b000-0000-7000-8000-000000000001";
            };
        });
    }

    private static Role role(Operation operation) {
        return operation.may().keySet().stream().sorted().findFirst().orElse(Role.ATHLETIC_TRAINER);
    }

    private int get(String path, Role role) {
        return status(asked(path, role).GET());
    }

    private int post(String path, Role role, String form) {
        return status(asked(path, role)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder asked(String path, Role role) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", String.valueOf(tokens.get(role)))
                .header("Accept", "text/html,*/*;q=0.8");
    }

    private int status(HttpRequest.Builder request) {
        try {
            HttpResponse<Void> answer = client.send(request.build(), BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException | InterruptedException silence) {
            throw new AssertionError(request.build().uri().getPath(), silence);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
