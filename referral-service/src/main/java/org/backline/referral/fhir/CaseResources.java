package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.hl7.fhir.r4.model.DomainResource;

/** Every resource of a case, by its type. */
public final class CaseResources {

    private static final SequencedMap<String, Function<Dossier, ? extends List<? extends DomainResource>>> MAPPINGS =
            mappings();

    private CaseResources() {}

    private static SequencedMap<String, Function<Dossier, ? extends List<? extends DomainResource>>> mappings() {
        SequencedMap<String, Function<Dossier, ? extends List<? extends DomainResource>>> mappings =
                new java.util.LinkedHashMap<>();
        mappings.put("Patient", PatientMapping::of);
        mappings.put("Condition", ConditionMapping::of);
        mappings.put("Observation", ObservationMapping::of);
        mappings.put("Provenance", ProvenanceMapping::of);
        mappings.put("CarePlan", CarePlanMapping::of);
        mappings.put("ServiceRequest", ReferralMapping::orders);
        mappings.put("Task", ReferralMapping::tasks);
        mappings.put("DiagnosticReport", ReportMapping::of);
        return mappings;
    }

    /** The types that belong to a case. */
    public static List<String> types() {
        return List.copyOf(MAPPINGS.sequencedKeySet());
    }

    /** The resources of one type, as the case's facts make them. */
    public static List<DomainResource> of(Dossier dossier, String type) {
        Function<Dossier, ? extends List<? extends DomainResource>> mapping = MAPPINGS.get(type);
        return mapping == null ? List.of() : new ArrayList<>(mapping.apply(dossier));
    }

    /** One resource. */
    public static Optional<DomainResource> one(Dossier dossier, String type, String id) {
        return of(dossier, type).stream()
                .filter(resource -> resource.getIdElement().getIdPart().equals(id))
                .findFirst();
    }

    /** All of them, by type. */
    public static Map<String, List<DomainResource>> all(Dossier dossier) {
        Map<String, List<DomainResource>> all = new java.util.LinkedHashMap<>();
        types().forEach(type -> all.put(type, of(dossier, type)));
        return all;
    }
}
