package org.backline.referral.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Type;

/** The question to the physician: the order, and the task by which it is answered. */
final class ReferralMapping {

    private static final int MOST_SUPPORTING = 50;

    private ReferralMapping() {}

    static List<ServiceRequest> orders(Dossier dossier) {
        return dossier.referrals().stream()
                .map(referral -> order(dossier, dossier.referral(referral)))
                .toList();
    }

    static List<Task> tasks(Dossier dossier) {
        return dossier.referrals().stream()
                .map(referral -> task(
                        dossier.referral(referral),
                        dossier.eventsOf(referral).getLast().fact().at()))
                .toList();
    }

    private static ServiceRequest order(Dossier dossier, ReferralState state) {
        ReferralEvent.Opened request = state.request();
        ServiceRequest order = new ServiceRequest();
        order.setId(request.referralId().toString());
        order.getMeta().addProfile(Codes.PROFILE + "referral");
        order.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + request.referralId());
        order.setStatus(Loop.order(state));
        order.setIntent(ServiceRequestIntent.ORDER);
        order.addCategory(Codes.concept(Codes.SNOMED_CT, "3457005", "Patient referral"));
        order.addCategory(Codes.concept(request.category()));
        order.setPriority(Loop.orderPriority(request.urgency()));
        order.setCode(Codes.concept(request.question()));
        request.suggestedDiagnostics().forEach(study -> order.addOrderDetail(Codes.concept(study)));
        order.setSubject(ResourceIds.to("Patient", request.athleteId()));
        order.setAuthoredOn(Date.from(request.at()));
        order.setRequester(ResourceIds.trainer(request.clinicId(), request.trainerId()));
        Loop.physician(state)
                .ifPresent(physician -> order.addPerformer(ResourceIds.physician(request.clinicId(), physician)));
        ReferralEvent.Scheduled scheduled = state.scheduled();
        if (scheduled != null) {
            order.setOccurrence(new DateTimeType(Date.from(scheduled.startsAt())));
        }
        request.because().forEach(id -> order.addReasonCode(Reasons.concept(id, request.at())));
        order.addReasonReference(ResourceIds.to("Condition", ResourceIds.condition(request.caseId())));
        support(dossier, order);
        return order;
    }

    /** What the physician should see with the question: the newest observations and the program. */
    private static void support(Dossier dossier, ServiceRequest order) {
        List<Reference> observations = ObservationMapping.of(dossier).stream()
                .map(observation -> new Reference(
                        "Observation/" + observation.getIdElement().getIdPart()))
                .toList();
        observations.stream()
                .skip(Math.max(0, observations.size() - MOST_SUPPORTING))
                .forEach(order::addSupportingInfo);
        CarePlanMapping.of(dossier)
                .forEach(plan -> order.addSupportingInfo(
                        new Reference("CarePlan/" + plan.getIdElement().getIdPart())));
    }

    /** @param changedAt when the last event of the referral was stored */
    private static Task task(ReferralState state, Instant changedAt) {
        ReferralEvent.Opened request = state.request();
        UUID id = request.referralId();
        Task task = new Task();
        task.setId(id.toString());
        task.getMeta().addProfile(Codes.PROFILE + "referral-task");
        task.setStatus(Loop.task(state));
        task.setBusinessStatus(Loop.businessStatus(Loop.status(state)));
        task.setIntent(TaskIntent.ORDER);
        task.setPriority(Loop.taskPriority(state.pace()));
        task.setCode(Codes.concept("http://hl7.org/fhir/CodeSystem/task-code", "fulfill", "Fulfill the focal request"));
        task.addBasedOn(ResourceIds.to("ServiceRequest", id));
        task.setFocus(ResourceIds.to("ServiceRequest", id));
        task.setFor(ResourceIds.to("Patient", request.athleteId()));
        task.setAuthoredOn(Date.from(request.at()));
        task.setLastModified(Date.from(changedAt));
        task.setRequester(ResourceIds.trainer(request.clinicId(), request.trainerId()));
        Loop.physician(state)
                .ifPresent(physician -> task.setOwner(ResourceIds.physician(request.clinicId(), physician)));
        ReferralEvent.Scheduled scheduled = state.scheduled();
        if (scheduled != null) {
            task.getExecutionPeriod().setStart(Date.from(scheduled.startsAt()));
        }
        reason(task, state);
        outputs(task, state);
        return task;
    }

    private static void reason(Task task, ReferralState state) {
        switch (state.steps().getLast()) {
            case ReferralEvent.Declined declined -> task.setStatusReason(Codes.concept(declined.reason()));
            case ReferralEvent.Interrupted rests -> task.setStatusReason(Codes.concept(rests.reason()));
            case ReferralEvent.Cancelled cancelled -> task.setStatusReason(Codes.concept(cancelled.reason()));
            default -> {}
        }
    }

    private static void outputs(Task task, ReferralState state) {
        state.outcomes()
                .forEach((study, outcome) ->
                        output(task, "diagnostic-result", Codes.concept(study).addCoding(Codes.own(outcome))));
        ReferralEvent.Advised advised = state.advised();
        if (advised != null) {
            advised.restrictions().forEach(restriction -> output(task, "restriction", Codes.concept(restriction)));
        }
        if (state.reported() != null) {
            output(
                    task,
                    "report",
                    ResourceIds.to("DiagnosticReport", state.request().referralId()));
        }
    }

    private static void output(Task task, String kind, Type value) {
        task.addOutput()
                .setType(Codes.concept(Codes.OWN + "task-output", kind, null))
                .setValue(value);
    }
}
