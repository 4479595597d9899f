package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.support.time.Ids;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a physician's system writes is stored as the same event as when the physician does it on the page. */
class FhirWritesTest extends FhirService {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_ITS_OWN = Set.of("referralId", "at", "noteId");

    /** Begun, so that it can be missed. */
    private static final String BEGUN = "{\"startsAt\": \"2026-11-23T08:30:00Z\"}";

    private static final Step ACCEPTED = new Step("acceptance", "{}");
    private static final Step SCHEDULED = new Step("appointment", BEGUN);
    private static final Step ORDERED = new Step("diagnostics", "{\"diagnostics\": [\"MRI\", \"XRAY\"]}");

    record Step(String act, String body) {}

    /**
     * A write and its like.
     *
     * @param before what has happened to both referrals
     */
    record Write(String name, List<Step> before, Consumer<Task> change, Step like) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Write> writes() {
        return Stream.of(
                new Write("received", List.of(), status(TaskStatus.RECEIVED), new Step("acknowledgement", "{}")),
                new Write("accepted", List.of(), status(TaskStatus.ACCEPTED), ACCEPTED),
                new Write(
                        "rejected",
                        List.of(),
                        status(TaskStatus.REJECTED).andThen(because("decline-reason", "NOT_MY_SPECIALTY")),
                        new Step("decline", "{\"reason\": \"NOT_MY_SPECIALTY\"}")),
                new Write(
                        "on-hold",
                        List.of(ACCEPTED),
                        status(TaskStatus.ONHOLD).andThen(because("interruption-reason", "ATHLETE_AWAY")),
                        new Step("interruption", "{\"reason\": \"ATHLETE_AWAY\"}")),
                new Write(
                        "appointment",
                        List.of(ACCEPTED),
                        status(TaskStatus.INPROGRESS)
                                .andThen(task -> task.getExecutionPeriod()
                                        .setStart(Date.from(Instant.parse("2026-11-23T08:30:00Z")))),
                        SCHEDULED),
                new Write(
                        "attended",
                        List.of(ACCEPTED, SCHEDULED),
                        step("ATTENDED"),
                        new Step("attendance", "{\"attended\": true}")),
                new Write(
                        "missed",
                        List.of(ACCEPTED, SCHEDULED),
                        step("MISSED"),
                        new Step("attendance", "{\"attended\": false}")),
                new Write(
                        "diagnostics ordered",
                        List.of(ACCEPTED, SCHEDULED),
                        step("DIAGNOSTICS_ORDERED").andThen(task -> {
                            input(task, "MRI");
                            input(task, "XRAY");
                        }),
                        ORDERED),
                new Write(
                        "diagnostics reported",
                        List.of(ACCEPTED, ORDERED),
                        step("DIAGNOSTICS_REPORTED").andThen(task -> result(task, "MRI", "ABNORMAL")),
                        new Step(
                                "diagnostics/results",
                                "{\"results\": [{\"diagnostic\": \"MRI\", \"outcome\": \"ABNORMAL\"}]}")),
                new Write(
                        "advice",
                        List.of(),
                        status(TaskStatus.COMPLETED)
                                .andThen(task -> task.addOutput()
                                        .setType(new CodeableConcept(coding("task-output", "advice")))
                                        .setValue(new StringType("Rest for a week."))),
                        new Step("advice", "{\"note\": \"Rest for a week.\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writes")
    void aTaskThatIsWrittenBackIsTheSameEventAsOnThePage(Write write) {
        UUID other = twoThatAreAlike(write.before());
        IGenericClient peer = peer("system/Task.rus");
        Task task = peer.read().resource(Task.class).withId(referral.toString()).execute();
        write.change().accept(task);
        if (!task.hasOwner()) {
            task.getOwner().getIdentifier().setSystem("urn:backline:subject").setValue(PHYSICIAN);
        }

        peer.update().resource(task).execute();
        done(physician(other, write.like().act(), write.like().body(), Ids.next()));

        assertThat(last(referral)).isEqualTo(last(other));
        assertThat(eventsOf(referral)).hasSameSizeAs(eventsOf(other));
    }

    @Test
    void aReportThatIsCreatedIsTheSameEventAsOnThePage() {
        UUID other = twoThatAreAlike(List.of(ACCEPTED));

        peer("system/DiagnosticReport.c").create().resource(report(referral)).execute();
        done(physician(other, "report", REPORT.replace("\"diagnosticsOrdered\": [\"MRI\"],", ""), Ids.next()));

        assertThat(last(referral)).isEqualTo(last(other));
    }

    @Test
    void aReportWithTextThatNoDatabaseCanHoldIsRefused() {
        twoThatAreAlike(List.of(ACCEPTED));
        IGenericClient peer = peer("system/DiagnosticReport.c");
        DiagnosticReport odd = report(referral);
        odd.setConclusion("No impact\0");

        assertThatThrownBy(() -> peer.create().resource(odd).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("U+0000");

        odd.setConclusion("No impact, not even \\u0000");
        peer.create().resource(odd).execute();
    }

    @Test
    void aReportThatIsSilentOnTheUrgencyIsRefused() {
        twoThatAreAlike(List.of(ACCEPTED));
        IGenericClient peer = peer("system/DiagnosticReport.c");
        DiagnosticReport silent = report(referral);
        silent.getExtension().removeIf(extension -> extension.getUrl().endsWith(":remaining-urgency"));

        assertThatThrownBy(() -> peer.create().resource(silent).execute())
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("remaining-urgency");

        silent.addExtension("urn:backline:fhir:extension:remaining-urgency", new CodeType("LIFTED"));
        peer.create().resource(silent).execute();
        assertThat(last(referral)).contains("\"remainingUrgency\":null");
    }

    private UUID twoThatAreAlike(List<Step> steps) {
        UUID other = Ids.next();
        seenAndRequested();
        topic.put(Ids.next(), requested(other));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !eventsOf(other).isEmpty());
        for (Step step : steps) {
            done(physician(referral, step.act(), step.body(), Ids.next()));
            done(physician(other, step.act(), step.body(), Ids.next()));
        }
        return other;
    }

    /** The last event of a referral without what only it can have. */
    private String last(UUID id) {
        String event = jdbc.sql("select payload_type || ' ' || payload::text from domain_event_entry"
                        + " where aggregate_identifier = ? order by sequence_number desc limit 1")
                .param(id.toString())
                .query(String.class)
                .single();
        int space = event.indexOf(' ');
        ObjectNode payload = (ObjectNode) JSON.readTree(event.substring(space));
        payload.remove(OF_ITS_OWN);
        return event.substring(0, space) + " " + payload;
    }

    private static Consumer<Task> status(TaskStatus status) {
        return task -> task.setStatus(status);
    }

    private static Consumer<Task> because(String system, String code) {
        return task -> task.setStatusReason(new CodeableConcept(coding(system, code)));
    }

    private static Consumer<Task> step(String code) {
        return task -> task.setStatus(TaskStatus.INPROGRESS)
                .setBusinessStatus(new CodeableConcept(coding("referral-status", code)));
    }

    private static void input(Task task, String study) {
        task.addInput()
                .setType(new CodeableConcept(coding("task-input", "diagnostic")))
                .setValue(new CodeableConcept(coding("diagnostic", study)));
    }

    private static void result(Task task, String study, String outcome) {
        task.addOutput()
                .setType(new CodeableConcept(coding("task-output", "diagnostic-result")))
                .setValue(new CodeableConcept(coding("diagnostic", study))
                        .addCoding(coding("diagnostic-outcome", outcome)));
    }

    private static Coding coding(String system, String code) {
        return new Coding("urn:backline:code:" + system, code, null);
    }
}
