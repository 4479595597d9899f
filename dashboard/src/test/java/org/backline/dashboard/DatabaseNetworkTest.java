package org.backline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.backline.dashboard.view.ViewChange;
import org.backline.dashboard.view.ViewChangeFeed;
import org.backline.support.testing.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import reactor.core.Disposable;

/** Pages and readers while the network between the dashboard and its database is slow, silent, or ends answers midway. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseNetworkTest.ThroughTheLink.class)
class DatabaseNetworkTest {

    private static final String URL = "spring.datasource.url";
    private static final String PAGE = "/board/cases?clinic=north";
    private static final List<String> ASKED = List.of(PAGE, "/api/trainer/cases?clinicId=north&limit=20");

    /** What people call broken is half a minute; a request that finds nobody at the other end ends long before. */
    private static final Duration BOUND = Duration.ofSeconds(6);

    private static final Map<String, String> SURROUNDINGS = new HashMap<>(TestDashboard.Surroundings.properties());
    private static final URI ADDRESS = URI.create(SURROUNDINGS.get(URL).substring("jdbc:".length()));
    private static final Link LINK = Link.to(ADDRESS.getPort());

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ViewChangeFeed feed;

    @LocalServerPort
    private int port;

    static final class ThroughTheLink implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(SURROUNDINGS)
                    .and(URL + "=jdbc:postgresql://127.0.0.1:" + LINK.port() + ADDRESS.getPath())
                    .applyTo(context);
        }
    }

    /** What somebody was told, and after how long. */
    private record Answer(int status, String retryAfter, String body, Duration took) {}

    @AfterEach
    void mend() {
        LINK.mend(true);
        http.close();
    }

    private Answer ask(String path) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", As.trainer())
                        .header("Accept", path.equals(PAGE) ? "text/html" : "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Retry-After").orElse(""),
                answer.body(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    @BeforeEach
    void answers() {
        for (String path : ASKED) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ask(path).status()).isEqualTo(200));
        }
    }

    private void isWhollyThereAgain() {
        answers();
        // Its own connection may hear nothing any more and not have ended: once that is found out all is to be read
        // again.
        UUID first = isToldTo(change -> change instanceof ViewChange.Missed);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(ask("/api/trainer/cases/" + first).status()).isEqualTo(200));
        isToldTo(change -> false);
    }

    /** The case that an open page hears of; or something that is as good. */
    private UUID isToldTo(Predicate<ViewChange> asGood) {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber()).opened(4);
        List<ViewChange> heard = new CopyOnWriteArrayList<>();
        Disposable page = feed.changes(1_000).subscribe(heard::add);
        new Delivery(context).publish(story.told());
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(heard)
                        .anyMatch(change -> asGood.test(change)
                                || (change instanceof ViewChange.OfCase one
                                        && one.caseId().equals(story.caseId))));
        page.dispose();
        return story.caseId;
    }

    @ParameterizedTest(name = "the connections end when it is over: {0}")
    @ValueSource(booleans = {true, false})
    void aSilentNetworkKeepsNobodyWaiting(boolean reset) throws Exception {
        LINK.silence();
        List<Answer> answers = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(20)) {
            List<Callable<Answer>> asked = new ArrayList<>();
            for (int number = 0; number < 20; number++) {
                String path = ASKED.get(number % ASKED.size());
                asked.add(() -> ask(path));
            }
            for (Future<Answer> answer : people.invokeAll(asked)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.retryAfter()).isNotEmpty();
            assertThat(answer.took()).isLessThan(BOUND);
        });
        LINK.mend(reset);
        isWhollyThereAgain();
    }

    @Test
    void aSlowNetworkMakesSlowPagesAndNoWrongOnes() throws Exception {
        LINK.delay(Duration.ofMillis(100)); // a fifth of a second for a question and its answer
        for (String path : ASKED) {
            assertThat(ask(path).status()).isIn(200, 503);
        }
        LINK.mend(true);
        isWhollyThereAgain();
    }

    @Test
    void answersThatEndInTheMiddleLeaveNobodyWithHalfAPage() throws Exception {
        LINK.endAnswersAfter(20);
        for (String path : ASKED) {
            assertThat(ask(path).status()).isEqualTo(503);
        }
        LINK.mend(true);
        isWhollyThereAgain();
    }
}
