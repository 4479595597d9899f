package org.backline.local.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backline.local.demo.CaseEventTopic.Published;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.demo.FaultLoad.Intake;
import org.backline.local.demo.FaultLoad.Told;
import org.backline.local.launcher.Service;

/** What must hold after anything: N1 to N6 of the architecture, asked of the stores, the topic and the views. */
record FaultInvariants(Running backline) {

    private static final List<Service> TAKE_NOTES = List.of(Service.INTAKE, Service.ASSESSMENT, Service.REFERRAL);

    /** After each schedule: what these people were told is so, and only once. */
    void holdFor(Told told) throws Exception {
        Views views = backline.views();
        for (Intake intake : told.intakes()) {
            views.awaitCase(
                    intake.caseId(),
                    "proposed for",
                    row -> Views.happenings(row).contains("AssessmentProposed"));
        }
        for (ToldCase course : told.courses()) {
            views.awaitCase(
                    course.caseId(), "assigned", row -> Views.happenings(row).contains("ProgramAssigned"));
        }
        for (ToldCase loop : told.loops()) {
            views.awaitStage(loop.caseId(), "CLOSED", "NOTHING");
        }
        views.awaitQuiet();
        nothingIsLostOrDoubled(told);
        loopsAreClosedOnce(told.loops());
        // Forgetting is no view, and none of them says how far it is.
        await().atMost(60, SECONDS).untilAsserted(() -> whoIsErasedIsForgotten(told.loops()));
        repeatsAreAnsweredAsTheFirst(told.intakes());
        storesAreSound();
        topicAndStoresAgree();
        nothingIsParked();
    }

    /** N1 and N2: each intake is in each store once and on the board once; each step that follows happened once. */
    private void nothingIsLostOrDoubled(Told told) throws SQLException {
        Set<String> cases = new HashSet<>();
        told.intakes().forEach(intake -> cases.add(intake.caseId().toString()));
        told.courses().forEach(course -> cases.add(course.caseId().toString()));
        told.loops().forEach(loop -> cases.add(loop.caseId().toString()));
        for (Service service : Service.withDatabase()) {
            String which = service == Service.INTAKE ? "CaseEvent$Recorded" : "IntakeRecorded";
            Map<String, Integer> intakes = countsByCase(service, which);
            for (String caseId : cases) {
                assertThat(intakes.getOrDefault(caseId, 0))
                        .as("intakes of case %s in %s", caseId, service.module())
                        .isOne();
            }
        }
        Map<String, Integer> onTheBoard =
                counts(Service.DASHBOARD, "select case_id::text, 1 from board where opened_at is not null");
        assertThat(onTheBoard.keySet()).as("cases on the board").containsAll(cases);
        Map<String, Integer> referrals = countsByCase(Service.DASHBOARD, "ReferralRequested");
        Map<String, Integer> drafts = countsByCase(Service.DASHBOARD, "ProgramDrafted");
        Map<String, Integer> assignments = countsByCase(Service.DASHBOARD, "ProgramAssigned");
        for (Intake intake : told.intakes()) {
            assertThat(referrals.getOrDefault(intake.caseId().toString(), 0))
                    .as("referrals of case %s", intake.caseId())
                    .isEqualTo(intake.flagged() ? 1 : 0);
        }
        for (ToldCase course : told.courses()) {
            assertThat(drafts.get(course.caseId().toString()))
                    .as("drafts of " + course.caseId())
                    .isEqualTo(1);
            assertThat(assignments.get(course.caseId().toString()))
                    .as("assignments of " + course.caseId())
                    .isEqualTo(1);
        }
    }

    /** N1 and N2: what a physician and a trainer did about a referral happened once, and everybody has heard of it. */
    private void loopsAreClosedOnce(List<ToldCase> loops) throws SQLException {
        List<String> once = List.of(
                "ReferralRequested",
                "ReferralAcknowledged",
                "ReferralAccepted",
                "PhysicianReported",
                "ReferralReviewed",
                "ReferralReconciled",
                "ProgramCompleted",
                "CaseClosed");
        for (String step : once) {
            Map<String, Integer> counts = countsByCase(Service.DASHBOARD, step);
            for (ToldCase loop : loops) {
                assertThat(counts.getOrDefault(loop.caseId().toString(), 0))
                        .as("%s of case %s", step, loop.caseId())
                        .isOne();
            }
        }
    }

    /** The erasure is told to everybody once for each case, and by then nobody has a note of the case or a name for it. */
    private void whoIsErasedIsForgotten(List<ToldCase> loops) throws SQLException {
        Map<String, Integer> told = countsByCase(Service.DASHBOARD, "AthleteErased");
        Map<String, Integer> named =
                counts(Service.INTAKE, "select athlete_id::text, 1 from athlete where identity is not null");
        for (ToldCase loop : loops) {
            assertThat(told.getOrDefault(loop.caseId().toString(), 0))
                    .as("erasures told of case %s", loop.caseId())
                    .isOne();
            assertThat(named)
                    .as("athletes who have a name")
                    .doesNotContainKey(loop.athleteId().toString());
        }
        for (Service service : TAKE_NOTES) {
            Map<String, Integer> notes = counts(service, "select case_id::text, count(*) from note group by 1");
            Map<String, Integer> forgotten = counts(service, "select case_id::text, 1 from forgotten_case");
            for (ToldCase loop : loops) {
                String caseId = loop.caseId().toString();
                assertThat(notes).as("notes in " + service.module()).doesNotContainKey(caseId);
                assertThat(forgotten).as("forgotten in " + service.module()).containsKey(caseId);
            }
        }
    }

    /** Half of what is in flight at a crash has committed: a repeat must not do it again, and must say the same. */
    private void repeatsAreAnsweredAsTheFirst(List<Intake> intakes) throws InterruptedException {
        for (Intake intake : intakes.subList(Math.max(0, intakes.size() - 10), intakes.size())) {
            Api.Answer again = backline.api()
                    .postOnce(backline.services().intake(), "/cases", intake.caseId(), Person.REYES, intake.body());
            assertThat(again.body()).as("a repeat of " + intake.caseId()).isEqualTo(intake.receipt());
        }
    }

    /** Every event is what was stored, readable, and numbered without a gap. */
    private void storesAreSound() throws InterruptedException {
        for (Service service : Service.withDatabase()) {
            Api.Answer answer = backline.api()
                    .postOnce(
                            backline.of(service),
                            "/operations/store/verification",
                            new UUID(0, 1),
                            Person.CASTELLANO,
                            Map.of());
            assertThat(answer.body().path("sound").asBoolean())
                    .as("store of %s: %s", service.module(), answer)
                    .isTrue();
        }
    }

    /**
     * What was published is on the topic; what is on the topic is in the store of whoever listens to everything. Reminders
     * come when nobody works as well: the store is looked at before the topic, and again for what was then on its way.
     */
    private void topicAndStoresAgree() throws SQLException {
        Set<String> storedBefore = storedFromTheTopic();
        List<Published> topic = CaseEventTopic.read(backline.kafka());
        assertThat(topic.stream().collect(groupingBy(Published::eventId, toSet())))
                .as("a record that stands twice is the same event")
                .allSatisfy((id, records) -> assertThat(records).hasSize(1));
        Set<String> onTopic = topic.stream().map(Published::eventId).collect(toSet());
        assertThat(without(storedBefore, onTopic))
                .as("events that are in the dashboard's store and not on the topic")
                .isEmpty();
        await().atMost(10, SECONDS)
                .untilAsserted(() -> assertThat(without(onTopic, storedFromTheTopic()))
                        .as("events that are on the topic and not in the dashboard's store")
                        .isEmpty());
        for (Service service : List.of(Service.INTAKE, Service.ASSESSMENT, Service.PROGRAM, Service.REFERRAL)) {
            everythingPublishedIsOnTheTopic(service, onTopic);
        }
    }

    private Set<String> storedFromTheTopic() throws SQLException {
        return new HashSet<>(texts(
                Service.DASHBOARD,
                "select event_identifier from domain_event_entry where aggregate_identifier like 'event:%'"));
    }

    /** AssertJ would look through all of the second for each of the first, and tell a thousand of both. */
    private static Set<String> without(Collection<String> all, Set<String> others) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    /** An event of which any of its kind was published was published too. */
    private void everythingPublishedIsOnTheTopic(Service service, Set<String> onTopic) throws SQLException {
        Map<String, List<String>> own = new HashMap<>();
        for (String row : texts(
                service,
                "select payload_type || ' ' || event_identifier from domain_event_entry"
                        + " where aggregate_identifier not like 'event:%'")) {
            int gap = row.indexOf(' ');
            own.computeIfAbsent(row.substring(0, gap), type -> new ArrayList<>())
                    .add(row.substring(gap + 1));
        }
        Set<String> always = Set.of("Recorded", "MuscularCauseConfirmed", "Drafted", "Assigned", "Requested");
        own.forEach((type, ids) -> {
            if (always.contains(type.replaceAll(".*[.$]", "")) && ids.stream().anyMatch(onTopic::contains)) {
                assertThat(without(ids, onTopic))
                        .as(service.module() + " " + type + " that are not on the topic")
                        .isEmpty();
            }
        });
    }

    void nothingIsParked() throws InterruptedException {
        for (Service service : Service.withDatabase()) {
            assertThat(backline.api()
                            .get(backline.of(service), "/operations/dead-letters", Person.CASTELLANO)
                            .body())
                    .as("dead letters of " + service.module())
                    .isEmpty();
        }
    }

    /** At the end: every view equals a fresh replay of itself (N3), and no name is anywhere (N6). */
    void holdInTheEnd() throws Exception {
        backline.views().verify();
        assertThat(new Outputs(backline).holding(List.of("Faultcanary"))).isEmpty();
    }

    private Map<String, Integer> countsByCase(Service service, String type) throws SQLException {
        return counts(
                service,
                "select payload ->> 'caseId', count(*) from domain_event_entry where payload_type like '%" + type
                        + "' group by 1");
    }

    private Map<String, Integer> counts(Service service, String query) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection = database(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private List<String> texts(Service service, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database(service);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private Connection database(Service service) throws SQLException {
        return DriverManager.getConnection(backline.databaseOf(service), "postgres", "");
    }
}
