package org.backline.local.demo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import tools.jackson.databind.JsonNode;

/** What the dashboard shows, and what each service says of its own views. */
record Views(Running running) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** To read everything that was ever stored once more, for each view of a service. */
    private static final Duration REPLAY = Duration.ofMinutes(10);

    /** A case of the trainer view, once it is there and as awaited. */
    JsonNode awaitCase(UUID caseId, String what, Predicate<JsonNode> asAwaited) {
        return patiently("case " + caseId + " " + what)
                .until(() -> dashboard("/api/trainer/cases/" + caseId, Person.BELL), asAwaited);
    }

    /** A case of the trainer view, once its stage and next action are these. */
    JsonNode awaitStage(UUID caseId, String stage, String nextAction) {
        return awaitCase(
                caseId,
                stage + " " + nextAction,
                row -> text(row, "stage").equals(stage)
                        && text(row, "nextAction").equals(nextAction));
    }

    /** A referral of the physician view, once its status is this. */
    JsonNode awaitReferral(UUID referralId, String status) {
        return patiently("referral " + referralId + " " + status)
                .until(
                        () -> dashboard("/api/physician/referrals/" + referralId, Person.ADEYEMI),
                        row -> text(row, "status").equals(status));
    }

    /** All cases of the trainer view. */
    List<JsonNode> cases() throws InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        dashboard("/api/trainer/cases", Person.BELL).forEach(rows::add);
        return rows;
    }

    /** All referrals of the physician view. */
    List<JsonNode> referrals() throws InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        dashboard("/api/physician/referrals", Person.ADEYEMI).forEach(rows::add);
        return rows;
    }

    /** The kinds of what happened in a case, oldest first. */
    static List<String> happenings(JsonNode caseRow) {
        List<String> types = new ArrayList<>();
        caseRow.path("timeline").forEach(entry -> types.addFirst(text(entry, "type")));
        return types;
    }

    static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    /** Waits until nothing moves any more: every view has read everything, and nothing more is stored for a while. */
    Map<String, Long> awaitQuiet() {
        Map<String, Long> heads = new TreeMap<>();
        patiently("quiet")
                .during(QUIET)
                .untilAsserted(() -> assertThat(restless(heads)).isEmpty());
        return heads;
    }

    /** The views that nobody builds or that have not read everything, or of whose events there were more since the last time. */
    private List<JsonNode> restless(Map<String, Long> heads) throws InterruptedException {
        List<JsonNode> restless = new ArrayList<>();
        for (Service service : Service.withDatabase()) {
            for (JsonNode view : operations(service, "/operations/views")) {
                long head = view.path("head").asLong();
                Long before = heads.put(service.module() + " " + text(view, "view"), head);
                if (before == null
                        || before != head
                        || view.path("position").asLong() < head
                        || view.path("held").asInt() < view.path("segments").asInt()
                        || view.path("replaying").asBoolean()
                        || view.path("failing").asBoolean()) {
                    restless.add(view);
                }
            }
        }
        return restless;
    }

    /** Compares every view of every service with a fresh replay of itself; and nothing may be parked. */
    void verify() throws InterruptedException, SQLException {
        awaitQuiet();
        try (var api = new Api(running.tokens(), PATIENCE, REPLAY)) {
            for (Service service : Service.withDatabase()) {
                assertThat(operations(service, "/operations/dead-letters"))
                        .as("dead letters of " + service.module())
                        .isEmpty();
                ViewRows before = ViewRows.of(running, service);
                Api.Answer answer = api.postOnce(
                        running.of(service),
                        "/operations/views/verification",
                        new UUID(0, 0),
                        Person.CASTELLANO,
                        Map.of());
                assertThat(answer.isAccepted())
                        .as(service.module() + " " + answer)
                        .isTrue();
                assertThat(answer.body()).as("views of " + service.module()).isNotEmpty();
                for (JsonNode view : answer.body()) {
                    if (!view.path("equal").asBoolean()) {
                        ViewRows after = ViewRows.of(running, service);
                        fail(
                                "%s: %s%n%s",
                                service.module(),
                                view,
                                view.path("live").propertyNames().stream()
                                        .map(table -> before.differencesFrom(after, table))
                                        .collect(joining("%n".formatted())));
                    }
                }
            }
        }
    }

    private JsonNode dashboard(String path, Person as) throws InterruptedException {
        return running.api().get(running.of(Service.DASHBOARD), path, as).body();
    }

    private JsonNode operations(Service service, String path) throws InterruptedException {
        return running.api().get(running.of(service), path, Person.CASTELLANO).body();
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }
}
