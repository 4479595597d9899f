package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.time.Ids;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** A physician's system, played by HAPI's generic client, from the request to the end of the loop. */
class FhirLoopTest extends FhirService {

    private static final String ALL = "system/*.*";

    @Test
    void aPhysiciansSystemAnswersAndTheTrainerClosesTheLoop() {
        seenAndRequested();
        IGenericClient peer = peer(ALL);

        Task task = task(peer);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        ServiceRequest order = peer.read()
                .resource(ServiceRequest.class)
                .withId(task.getFocus().getReferenceElement().getIdPart())
                .execute();
        assertThat(order.getPriority().toCode()).isEqualTo("urgent");
        assertThat(order.getSupportingInfo()).hasSize(1);

        task.setStatus(TaskStatus.ACCEPTED);
        task.getOwner()
                .setReference(null)
                .getIdentifier()
                .setSystem("urn:backline:subject")
                .setValue(PHYSICIAN);
        MethodOutcome accepted = peer.update().resource(task).execute();
        assertThat(accepted.getId().getVersionIdPart()).isEqualTo("2");
        task = (Task) accepted.getResource();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.ACCEPTED);

        task.setStatus(TaskStatus.INPROGRESS);
        task.getExecutionPeriod().setStart(Date.from(Instant.parse("2026-12-01T08:30:00Z")));
        task = (Task) peer.update().resource(task).execute().getResource();
        assertThat(task.getBusinessStatus().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("SCHEDULED", "5.1.1");

        MethodOutcome reported = peer.create().resource(report(referral)).execute();
        assertThat(reported.getCreated()).isTrue();
        assertThat(peer.create().resource(report(referral)).execute().getId())
                .as("the same report again is the same answer")
                .isEqualTo(reported.getId());
        DiagnosticReport report = peer.read()
                .resource(DiagnosticReport.class)
                .withId(reported.getId().getIdPart())
                .execute();
        assertThat(report.getConclusion()).isEqualTo("No impact for six weeks.");

        task = task(peer);
        task.setStatus(TaskStatus.COMPLETED);
        task.setOutput(null);
        task.addOutput()
                .setType(new CodeableConcept(new Coding("urn:backline:code:task-output", "report", null)))
                .setValue(new Reference("DiagnosticReport/" + reported.getId().getIdPart()));
        assertThat(((Task) peer.update().resource(task).execute().getResource()).getStatus())
                .isEqualTo(TaskStatus.COMPLETED);

        done(trainer("review", "{}"));
        done(trainer("reconciliation", RECONCILIATION));

        List<Bundle.BundleEntryComponent> history = peer.history()
                .onInstance(new IdType("Task", referral.toString()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
        assertThat(history.reversed())
                .extracting(entry -> ((Task) entry.getResource()).getStatus().toCode())
                .startsWith("requested", "accepted", "in-progress", "completed", "completed", "completed");
        Task first = peer.read()
                .resource(Task.class)
                .withIdAndVersion(referral.toString(), "1")
                .execute();
        assertThat(first.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(jdbc.sql("select count(*) from domain_event_entry where aggregate_identifier = ?"
                                + " and payload_type like '%Accepted' and payload ->> 'physicianId' = ?")
                        .params(referral.toString(), PHYSICIAN)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void declinesWithAReasonAndAdvisesInWords() {
        seenAndRequested();
        IGenericClient peer = peer(ALL);
        Task task = task(peer);
        task.setStatus(TaskStatus.REJECTED);

        assertThatThrownBy(() -> peer.update().resource(task).execute())
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("NOT_MY_SPECIALTY");
        task.setStatusReason(new CodeableConcept(new Coding("urn:backline:code:decline-reason", "NO_CAPACITY", null)));
        Task declined = (Task) peer.update().resource(task).execute().getResource();

        assertThat(declined.getStatus()).isEqualTo(TaskStatus.REJECTED);
        assertThat(declined.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("NO_CAPACITY");
    }

    @Test
    void anAdviceIsKeptInWords() {
        seenAndRequested();
        IGenericClient peer = peer(ALL);
        Task task = task(peer);
        task.setStatus(TaskStatus.COMPLETED);
        task.addOutput()
                .setType(new CodeableConcept(new Coding("urn:backline:code:task-output", "advice", null)))
                .setValue(new StringType("Rest for a week."));

        Task advised = (Task) peer.update().resource(task).execute().getResource();

        assertThat(advised.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("ADVISED");
        assertThat(advised.getOutput())
                .extracting(output -> output.getValue().primitiveValue())
                .contains("Rest for a week.");
    }

    @Test
    void aStaleVersionAndAWrongStepAreToldApart() {
        seenAndRequested();
        IGenericClient peer = peer(ALL);
        Task first = task(peer);
        first.setStatus(TaskStatus.RECEIVED);
        peer.update().resource(first).execute();

        first.setStatus(TaskStatus.ACCEPTED);
        assertThatThrownBy(() -> peer.update().resource(first).execute())
                .isInstanceOf(PreconditionFailedException.class);
        Task early = task(peer);
        early.setStatus(TaskStatus.INPROGRESS);
        early.getExecutionPeriod().setStart(Date.from(Instant.parse("2026-12-01T08:30:00Z")));
        assertThatThrownBy(() -> peer.update().resource(early).execute())
                .isInstanceOf(ResourceVersionConflictException.class)
                .hasMessageContaining("after a physician has accepted");
        Task done = task(peer);
        done.setStatus(TaskStatus.COMPLETED);
        done.addOutput()
                .setType(new CodeableConcept().setText("report"))
                .setValue(new Reference("DiagnosticReport/" + referral));
        assertThatThrownBy(() -> peer.update().resource(done).execute())
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("create the DiagnosticReport first");
    }

    @Test
    void searchesPageByPageAndBringsAlongWhatIsReferredTo() {
        seenAndRequested();
        List<UUID> more = Stream.generate(Ids::next).limit(4).toList();
        more.forEach(id -> topic.put(Ids.next(), requested(id)));
        more.forEach(this::awaitResource);
        IGenericClient peer = peer(ALL);

        Set<String> seen = new HashSet<>();
        Bundle page = peer.search()
                .forResource(Task.class)
                .where(new ReferenceClientParam("patient").hasId("Patient/" + ReferralSamples.ATHLETE))
                .and(new TokenClientParam("status").exactly().code("requested"))
                .include(new ca.uhn.fhir.model.api.Include("Task:focus"))
                .include(new ca.uhn.fhir.model.api.Include("Task:patient"))
                .count(2)
                .returnBundle(Bundle.class)
                .execute();
        int pages = 1;
        while (true) {
            assertThat(page.getEntry())
                    .filteredOn(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.INCLUDE)
                    .extracting(entry -> entry.getResource().fhirType())
                    .contains("ServiceRequest", "Patient");
            page.getEntry().stream()
                    .filter(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH)
                    .forEach(entry -> assertThat(
                                    seen.add(entry.getResource().getIdElement().getIdPart()))
                            .isTrue());
            if (page.getLink("next") == null) {
                break;
            }
            page = peer.loadPage().next(page).execute();
            pages++;
        }

        assertThat(seen).hasSize(5).contains(referral.toString());
        assertThat(pages).isEqualTo(3);
        assertThat(peer.search()
                        .forResource(Task.class)
                        .where(new TokenClientParam("status").exactly().code("accepted"))
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .isEmpty();
        assertThatThrownBy(() -> peer.search()
                        .forResource(Task.class)
                        .where(new TokenClientParam("colour").exactly().code("blue"))
                        .returnBundle(Bundle.class)
                        .execute())
                .hasMessageContaining("is not a parameter of Task");
    }

    @Test
    void tellsEverythingOfACaseInXmlToo() {
        seenAndRequested();
        IGenericClient peer = peer(ALL);
        peer.setEncoding(EncodingEnum.XML);

        for (String anchor : List.of("ServiceRequest/" + referral, "Patient/" + ReferralSamples.ATHLETE)) {
            Bundle everything = peer.operation()
                    .onInstance(new IdType(anchor))
                    .named("$everything")
                    .withNoParameters(Parameters.class)
                    .useHttpGet()
                    .returnResourceType(Bundle.class)
                    .execute();
            assertThat(everything.getEntry())
                    .extracting(entry -> entry.getResource().fhirType())
                    .contains("Patient", "Condition", "Observation", "ServiceRequest", "Task");
        }
    }

    @Test
    void describesItself() {
        String text = http.mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build()
                .get()
                .uri("/fhir/metadata")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        CapabilityStatement statement = R4.newJsonParser().parseResource(CapabilityStatement.class, text);

        assertThat(statement.getRestFirstRep().getResource())
                .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
                .contains("Task", "Subscription", "AuditEvent", "CarePlan", "Provenance");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> peer(ALL)
                        .read()
                        .resource(Task.class)
                        .withId(Ids.next().toString())
                        .execute())
                .isInstanceOf(ResourceNotFoundException.class)
                .extracting(wrong -> ((ResourceNotFoundException) wrong).getOperationOutcome())
                .isInstanceOf(OperationOutcome.class);
    }

    @Test
    void aSubscriberIsToldWhenAReferralMoves() throws Exception {
        seenAndRequested();
        try (var subscriber = new ListeningSubscriber()) {
            IGenericClient peer = peer(ALL);
            MethodOutcome made =
                    peer.create().resource(subscriber.subscription()).execute();
            String id = made.getId().getIdPart();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> subscriber.kinds().equals(List.of("handshake")));

            Task task = task(peer);
            task.setStatus(TaskStatus.RECEIVED);
            peer.update().resource(task).execute();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> subscriber.kinds().contains("event-notification"));

            assertThat(subscriber.focus()).isEqualTo(base() + "/Task/" + referral);
            Parameters status = (Parameters) peer.operation()
                    .onInstance(new IdType("Subscription", id))
                    .named("$status")
                    .withNoParameters(Parameters.class)
                    .useHttpGet()
                    .returnResourceType(Bundle.class)
                    .execute()
                    .getEntryFirstRep()
                    .getResource();
            assertThat(status.getParameter("events-since-subscription-start")
                            .getValue()
                            .primitiveValue())
                    .isEqualTo("1");
            Bundle events = peer.operation()
                    .onInstance(new IdType("Subscription", id))
                    .named("$events")
                    .withParameter(Parameters.class, "eventsSinceNumber", new StringType("1"))
                    .useHttpGet()
                    .returnResourceType(Bundle.class)
                    .execute();
            assertThat(events.getEntry()).hasSize(2);
            peer.delete().resourceById("Subscription", id).execute();
        }
    }

    private Task task(IGenericClient peer) {
        return peer.read().resource(Task.class).withId(referral.toString()).execute();
    }
}
