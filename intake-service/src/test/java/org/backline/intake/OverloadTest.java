package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Beyond what it can do, the service says so, keeps everything it has accepted, and goes on as if nothing had been. */
@TestPropertySource(
        properties = {
            "backline.commands.threads=2",
            "backline.commands.waiting=6",
            "backline.commands.patience=PT30S",
            "backline.commands.answer=PT30S"
        })
@DirtiesContext // A service that stayed up would take its share of the topic's partitions from the others' tests.
class OverloadTest extends RunningIntake {

    private static final int AT_ONCE = 400;

    @Test
    void shedsWithARetryAfterLosesNothingAcceptedAndRecovers() throws SQLException {
        HttpClient crowd =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Map<UUID, CompletableFuture<HttpResponse<String>>> asked = new LinkedHashMap<>();
        try (Connection slow = Objects.requireNonNull(jdbc.getDataSource()).getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("lock table athlete in exclusive mode");
            for (int number = 0; number < AT_ONCE; number++) {
                UUID id = Ids.next();
                asked.put(id, crowd.sendAsync(registration(id), HttpResponse.BodyHandlers.ofString()));
            }
            await().atMost(20, SECONDS)
                    .until(() -> asked.values().stream()
                                    .filter(CompletableFuture::isDone)
                                    .count()
                            >= AT_ONCE - 2 - 6);
            slow.rollback();
            slow.setAutoCommit(true);
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        Set<UUID> accepted = new HashSet<>();
        asked.forEach((id, answer) -> {
            answers.add(answer.join());
            if (answer.join().statusCode() == 201) {
                accepted.add(id);
            }
        });

        Map<Integer, List<HttpResponse<String>>> byStatus =
                answers.stream().collect(groupingBy(HttpResponse::statusCode));
        assertThat(byStatus.keySet()).isSubsetOf(201, 503);
        assertThat(byStatus).as("it was too much, and yet something was done").containsKeys(201, 503);
        assertThat(byStatus.get(503)).allSatisfy(shed -> {
            assertThat(shed.headers().firstValue("Retry-After")).isPresent();
            assertThat(shed.body()).contains(PROBLEM);
        });
        Set<UUID> stored = new HashSet<>(jdbc.queryForList("select athlete_id from athlete", UUID.class));
        assertThat(stored).containsAll(accepted);

        for (Map.Entry<UUID, CompletableFuture<HttpResponse<String>>> one : asked.entrySet()) {
            int status = one.getValue().join().statusCode();
            if (status == 503) {
                int again = crowd.sendAsync(registration(one.getKey()), HttpResponse.BodyHandlers.ofString())
                        .join()
                        .statusCode();
                assertThat(again).as("the same request a moment later").isEqualTo(201);
            }
        }
        assertThat(new HashSet<>(jdbc.queryForList("select athlete_id from athlete", UUID.class)))
                .containsAll(asked.keySet());
    }

    private HttpRequest registration(UUID id) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/athletes"))
                .header("Authorization", Tokens.bearer("trainer.crowd", Role.ATHLETIC_TRAINER, "north"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(athlete(id, "Crowded Person"))))
                .build();
    }
}
