package org.backline.intake;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.backline.events.AthleteErased;
import org.backline.events.ProgramAssigned;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.Link.Cut;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.test.annotation.DirtiesContext;

/**
 * What a crash would do at each step after the command, one step at a time: the transaction of that step is broken off at
 * its commit, and either was never done or was done and nobody heard of it. Each thing still happens, and once. The
 * command itself is in {@link DatabaseNetworkTest}; before its commit nothing of it is anywhere.
 */
@DirtiesContext // A service that stayed up would take its share of the topic's partitions from the others' tests.
class BrokenOffTest extends BehindALink {

    private static final Map<String, String> ON_REQUEST =
            Map.of("reason", "ATHLETE_REQUEST", "authority", "PRIVACY_LAW");

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    /** A case whose records come to this service, and not to one of another test that is still up. */
    private UUID caseOfOurs() {
        List<UUID> found = new ArrayList<>();
        soon().until(() -> {
            Set<Integer> ours = ours();
            Stream.generate(Ids::next)
                    .limit(100)
                    .filter(id -> ours.contains(topic.partitionOf(id)))
                    .findFirst()
                    .ifPresent(found::add);
            return !found.isEmpty();
        });
        post("/cases", intake(found.getFirst())).expectStatus().isCreated();
        return found.getFirst();
    }

    private Set<Integer> ours() {
        Collection<TopicPartition> assigned =
                Objects.requireNonNull(listeners.getListenerContainer("inbox")).getAssignedPartitions();
        return assigned == null
                ? Set.of()
                : assigned.stream().map(TopicPartition::partition).collect(toSet());
    }

    private void breaksOff(String text, Cut cut, Runnable what) {
        int before = LINK.cuts();
        LINK.cutAtCommitOf(text, cut);
        what.run();
        soon().until(() -> LINK.cuts() > before);
    }

    private ProgramAssigned assigned(UUID caseId) {
        return new ProgramAssigned(
                caseId, "north", Instant.parse("2026-11-21T10:00:00Z"), Ids.next(), athleteId, 1, List.of(), List.of());
    }

    private void viewsAreAsReplayed() {
        String before = whatExplainsAMissingRow();
        String views = command("admin.castellano", POST, "/operations/views/verification", Map.of())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(views).as(before).contains("\"equal\":true").doesNotContain("\"equal\":false");
    }

    /** A replay mends what was wrong; so this is asked before. */
    private String whatExplainsAMissingRow() {
        return "intakes without access %s; parked %s; read %s"
                .formatted(
                        beside.queryForList(
                                "select aggregate_identifier, global_index, time_stamp from domain_event_entry e"
                                        + " where payload_type like '%CaseEvent$Recorded' and not exists"
                                        + " (select from case_access c where c.case_id::text = e.aggregate_identifier)"),
                        beside.queryForList("select processing_group, sequence_identifier, enqueued_at, cause_message"
                                + " from dead_letter_entry"),
                        beside.queryForList(
                                "select processor_name, segment, owner, convert_from(token, 'utf8') as token"
                                        + " from token_entry"));
    }

    private static List<ConsumerRecord<String, byte[]>> lettersOf(List<UUID> cases) {
        var keys = cases.stream().map(UUID::toString).collect(toSet());
        return CaseEventsTopic.read("case-events", letter -> keys.contains(letter.key()));
    }

    @Test
    void afterItWasSentAndBeforeThePositionIsKept() {
        List<UUID> cases = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            breaksOff("outbox", Cut.BEFORE_COMMIT, () -> cases.add(recordedCase()));
            soon().until(() -> lettersOf(List.of(cases.getLast())).size() > 0);
        }
        soon().untilAsserted(() ->
                assertThat(lettersOf(cases)).as("sent again, under the same id").hasSizeGreaterThan(cases.size()));
        assertThat(lettersOf(cases).stream()
                        .map(letter -> CaseEventsTopic.header(letter, "ce_id"))
                        .distinct())
                .hasSameSizeAs(cases);
    }

    /** Before the commit: the effect is undone. After it: the broker has not heard that the record was taken. */
    @ParameterizedTest
    @EnumSource
    void takingInARecord(Cut cut) {
        UUID caseId = caseOfOurs();
        UUID eventId = Ids.next();
        breaksOff(eventId.toString(), cut, () -> topic.publish(assigned(caseId), eventId));
        soon().until(() -> beside.queryForObject(
                        "select count(*) from domain_event_entry where event_identifier = ?",
                        Integer.class,
                        eventId.toString())
                == 1);
        soon().untilAsserted(() -> assertThat(storedOf(caseId)).isEqualTo(2));
        viewsAreAsReplayed();
        assertThat(storedOf(caseId)).isEqualTo(2);
    }

    /** A view in the middle of a batch, and a policy between its event and its command. */
    @ParameterizedTest
    @CsvSource({"caseload, BEFORE_COMMIT", "caseload, AFTER_COMMIT", "policies, BEFORE_COMMIT", "policies, AFTER_COMMIT"
    })
    void handlingWhatIsStored(String processor, Cut cut) {
        UUID caseId = caseOfOurs();
        breaksOff(processor, cut, () -> topic.publish(assigned(caseId)));
        soon().untilAsserted(() -> assertThat(storedOf(caseId)).isEqualTo(2));
        get("/cases/" + caseId).expectStatus().isOk();
        viewsAreAsReplayed();
        assertThat(storedOf(caseId)).isEqualTo(2);
    }

    /** Between two steps of an erasure an athlete is known with all that was said, or not known. */
    @ParameterizedTest
    @CsvSource({
        "athlete, BEFORE_COMMIT",
        "athlete, AFTER_COMMIT",
        "forgetting, BEFORE_COMMIT",
        "forgetting, AFTER_COMMIT"
    })
    void erasingSomebody(String step, Cut cut) {
        UUID caseId = Ids.next();
        Map<String, Object> intake = intake(caseId);
        intake.put("note", "Slept badly, worried about the final");
        post("/cases", intake).expectStatus().isCreated();
        close(caseId).expectStatus().isOk();
        boolean first = step.equals("athlete");
        String key = key();
        breaksOff(first ? "AthleteEvent$Erased" : step, cut, () -> {
            int status = erase(key);
            assertThat(status).isEqualTo(first ? 503 : 200);
        });
        if (first) {
            boolean known = get("/athletes/" + athleteId)
                            .returnResult(String.class)
                            .getStatus()
                            .value()
                    == 200;
            assertThat(known).isEqualTo(cut == Cut.BEFORE_COMMIT);
            if (known) {
                assertThat(notesOf(caseId)).isOne();
            }
        }
        assertThat(erase(key)).as("the same again").isEqualTo(200);
        get("/athletes/" + athleteId).expectStatus().isNotFound();
        soon().untilAsserted(() -> assertThat(notesOf(caseId)).isZero());
        soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId).stream()
                        .filter(AthleteErased.class::isInstance)
                        .distinct())
                .hasSize(1));
    }

    private int erase(String key) {
        return as(OFFICER, POST, "/athletes/" + athleteId + "/erasure")
                .header("Idempotency-Key", key)
                .bodyValue(ON_REQUEST)
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private int notesOf(UUID caseId) {
        return beside.queryForObject("select count(*) from note where case_id = ?", Integer.class, caseId);
    }
}
