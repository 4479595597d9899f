package org.backline.referral.web.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** What a search may bring along: the references that {@code _include} can follow. */
final class Includes {

    private static final Map<String, Function<DomainResource, List<Reference>>> KNOWN = known();

    private Includes() {}

    private static Map<String, Function<DomainResource, List<Reference>>> known() {
        Map<String, Function<DomainResource, List<Reference>>> known = new LinkedHashMap<>();
        add(known, Task.class, "focus", task -> List.of(task.getFocus()));
        add(known, Task.class, "based-on", Task::getBasedOn);
        add(known, Task.class, "patient", task -> List.of(task.getFor()));
        add(known, Task.class, "requester", task -> List.of(task.getRequester()));
        add(known, Task.class, "owner", task -> List.of(task.getOwner()));
        add(known, ServiceRequest.class, "patient", order -> List.of(order.getSubject()));
        add(known, ServiceRequest.class, "subject", order -> List.of(order.getSubject()));
        add(known, ServiceRequest.class, "requester", order -> List.of(order.getRequester()));
        add(known, ServiceRequest.class, "performer", ServiceRequest::getPerformer);
        add(known, DiagnosticReport.class, "patient", report -> List.of(report.getSubject()));
        add(known, DiagnosticReport.class, "subject", report -> List.of(report.getSubject()));
        add(known, DiagnosticReport.class, "based-on", DiagnosticReport::getBasedOn);
        add(known, DiagnosticReport.class, "performer", DiagnosticReport::getPerformer);
        add(known, Observation.class, "patient", observation -> List.of(observation.getSubject()));
        add(known, Observation.class, "subject", observation -> List.of(observation.getSubject()));
        add(known, Observation.class, "based-on", Observation::getBasedOn);
        add(known, Condition.class, "patient", condition -> List.of(condition.getSubject()));
        add(known, Condition.class, "subject", condition -> List.of(condition.getSubject()));
        add(known, CarePlan.class, "patient", plan -> List.of(plan.getSubject()));
        add(known, CarePlan.class, "subject", plan -> List.of(plan.getSubject()));
        add(known, CarePlan.class, "condition", CarePlan::getAddresses);
        add(known, Provenance.class, "target", Provenance::getTarget);
        return known;
    }

    private static <T extends DomainResource> void add(
            Map<String, Function<DomainResource, List<Reference>>> known,
            Class<T> type,
            String parameter,
            Function<T, List<Reference>> references) {
        known.put(
                type.getSimpleName() + ":" + parameter,
                resource -> type.isInstance(resource) ? references.apply(type.cast(resource)) : List.of());
    }

    /** @throws FhirRefusal when a search for this type cannot bring it along */
    static String known(String type, String include) {
        if (!include.startsWith(type + ":") || !KNOWN.containsKey(include)) {
            throw FhirRefusal.invalid("_include", "of " + type + " is one of " + of(type));
        }
        return include;
    }

    /** What a search for a type can bring along. */
    static Set<String> of(String type) {
        Set<String> of = new TreeSet<>(KNOWN.keySet());
        of.removeIf(include -> !include.startsWith(type + ":"));
        return of;
    }

    /** The references that some includes follow from a resource, as {@code Type/id}. */
    static List<String> references(DomainResource resource, Set<String> includes) {
        List<String> references = new ArrayList<>();
        for (String include : includes) {
            for (Reference reference :
                    KNOWN.getOrDefault(include, none -> List.of()).apply(resource)) {
                if (reference.hasReference()) {
                    references.add(reference.getReference());
                }
            }
        }
        return references;
    }
}
