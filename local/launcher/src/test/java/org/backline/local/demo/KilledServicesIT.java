package org.backline.local.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;
import static org.backline.local.demo.Views.happenings;
import static org.backline.local.demo.Views.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.backline.codes.BodyRegion;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Provocation;
import org.backline.local.demo.CaseEventTopic.Published;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(EndToEnd.class)
class KilledServicesIT {

    private static final int STREAMS = 4;
    private static final int CASES_A_STREAM = 30;
    private static final int REPEATED = 5;
    private static final int WAITING_FOR_A_PROGRAM = 8;

    @Test
    void losesNothingAndDoublesNothingWhenServicesAreKilledInMidFlow(Running backline) throws Exception {
        List<ToldCase> examined = casesThatWaitForAProgram(backline);
        List<Accepted> recorded = new ArrayList<>();
        try (ExecutorService people =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<List<Accepted>>> streams = new ArrayList<>();
            for (int stream = 0; stream < STREAMS; stream++) {
                int number = stream;
                streams.add(people.submit(() -> recordIntakes(backline, number)));
            }
            backline.backline().process(Service.PROGRAM).kill();
            for (ToldCase told : examined) {
                told.confirm(MuscularPattern.P1);
            }
            backline.backline().process(Service.ASSESSMENT).kill();
            backline.backline().process(Service.INTAKE).kill();
            backline.backline().process(Service.DASHBOARD).kill();
            assertThat(streams).as("killed in mid-flow").anyMatch(stream -> !stream.isDone());
            backline.backline()
                    .restart(EnumSet.of(Service.INTAKE, Service.ASSESSMENT, Service.PROGRAM, Service.DASHBOARD));
            for (Future<List<Accepted>> stream : streams) {
                recorded.addAll(stream.get());
            }
        }

        Views views = backline.views();
        for (Accepted one : recorded) {
            views.awaitCase(
                    one.told().caseId(),
                    "with a proposal",
                    row -> happenings(row).contains("AssessmentProposed"));
        }
        for (ToldCase told : examined) {
            views.awaitStage(told.caseId(), "IN_PROGRAM", "ASSIGN_PROGRAM");
        }
        for (Accepted one : recorded.subList(0, REPEATED)) {
            assertThat(one.again()).as("receipt of a repeated command").isEqualTo(one.receipt());
        }
        views.awaitQuiet();

        eachCaseIsShownOnce(views);
        for (Accepted one : recorded) {
            eachThingHappenedOnce(views, one.told(), Set.of("IntakeRecorded", "AssessmentProposed"));
        }
        for (ToldCase told : examined) {
            eachThingHappenedOnce(
                    views,
                    told,
                    Set.of("IntakeRecorded", "FindingsRecorded", "MuscularCauseIdentified", "ProgramDrafted"));
        }
        eachEventIsPublishedAsOne(
                backline, recorded.stream().map(Accepted::told).toList(), examined);
        views.verify();
    }

    /** An intake that was accepted. */
    private record Accepted(ToldCase told, Athlete athlete, Complaint complaint, JsonNode receipt) {

        JsonNode again() throws InterruptedException {
            return told.begin(athlete, complaint);
        }
    }

    private static List<ToldCase> casesThatWaitForAProgram(Running backline) throws InterruptedException {
        List<ToldCase> examined = new ArrayList<>();
        for (int number = 0; number < WAITING_FOR_A_PROGRAM; number++) {
            ToldCase told = backline.begin(
                    Clinic.SOUTH,
                    40 + number,
                    Athlete.woman("Waiting " + number, 21, "basketball"),
                    Complaint.of(BodyRegion.LUMBAR, LEFT)
                            .gradually(12)
                            .pain(4, 2, 6)
                            .worseWith(Provocation.STANDING));
            examined.add(told.examine(Examination.cleanScreen().weakGluteusMedius(LEFT)));
        }
        return examined;
    }

    /** Sends each intake again under the same ids until it is accepted, as a person's browser does. */
    private static List<Accepted> recordIntakes(Running backline, int stream) throws InterruptedException {
        List<Accepted> recorded = new ArrayList<>();
        for (int number = 0; number < CASES_A_STREAM; number++) {
            Athlete athlete = Athlete.man("Stream %d number %d".formatted(stream, number), 20, "golf");
            Complaint complaint =
                    Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6);
            ToldCase told = backline.told(Clinic.WEST, 10, athlete, complaint);
            recorded.add(new Accepted(told, athlete, complaint, told.begin(athlete, complaint)));
        }
        return recorded;
    }

    private static void eachCaseIsShownOnce(Views views) throws InterruptedException {
        assertThat(views.cases()).extracting(row -> text(row, "caseId")).doesNotHaveDuplicates();
        assertThat(views.referrals()).extracting(row -> text(row, "referralId")).doesNotHaveDuplicates();
    }

    private static void eachThingHappenedOnce(Views views, ToldCase told, Set<String> types) {
        JsonNode row = views.awaitCase(told.caseId(), "at rest", some -> true);
        Map<String, Long> counts =
                new HashMap<>(happenings(row).stream().collect(groupingBy(type -> type, counting())));
        assertThat(counts).containsKeys(types.toArray(String[]::new));
        // The rules propose once for the intake, and once for each entry of findings.
        counts.computeIfPresent(
                "AssessmentProposed", (type, count) -> count - counts.getOrDefault("FindingsRecorded", 0L));
        assertThat(counts)
                .as("case " + told.caseId())
                .allSatisfy((type, count) -> assertThat(count).isOne());
    }

    /** A record may stand on the topic twice after a crash; then it is the same event, under the same id. */
    private static void eachEventIsPublishedAsOne(Running backline, List<ToldCase> recorded, List<ToldCase> examined) {
        List<Published> all = CaseEventTopic.read(backline.kafka());
        assertThat(all.stream().collect(groupingBy(Published::eventId, toSet())))
                .allSatisfy((id, records) -> assertThat(records).hasSize(1));
        Map<String, Set<String>> intakes = idsByCase(all, "IntakeRecorded");
        Map<String, Set<String>> drafts = idsByCase(all, "ProgramDrafted");
        for (ToldCase told : recorded) {
            assertThat(intakes.get(told.caseId().toString())).hasSize(1);
        }
        for (ToldCase told : examined) {
            assertThat(drafts.get(told.caseId().toString())).hasSize(1);
        }
        Set<String> begun = intakes.keySet();
        assertThat(all)
                .extracting(Published::caseId)
                .allSatisfy(id -> assertThat(begun).contains(id));
        assertThat(UUID.fromString(all.getFirst().eventId()).version()).isEqualTo(7);
    }

    private static Map<String, Set<String>> idsByCase(List<Published> all, String type) {
        Map<String, Set<String>> ids = new HashMap<>();
        for (Published one : all) {
            if (one.type().equals(type)) {
                ids.computeIfAbsent(one.caseId(), key -> new HashSet<>()).add(one.eventId());
            }
        }
        return ids;
    }
}
