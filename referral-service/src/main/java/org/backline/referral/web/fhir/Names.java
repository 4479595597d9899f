package org.backline.referral.web.fhir;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.referral.fhir.PatientMapping;
import org.backline.referral.register.Register;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts names to the athletes of an answer, for those who may know them. Old versions stay numbers: who somebody is has no
 * history here.
 */
@Component
class Names {

    private final Register register;

    Names(Register register) {
        this.register = register;
    }

    Mono<Reply> named(Asked asked, Reply reply) {
        Map<UUID, Patient> patients = new LinkedHashMap<>();
        if (!asked.request().getPath().value().contains("/_history")) {
            patients(reply)
                    .forEach(patient ->
                            patients.put(UUID.fromString(patient.getIdElement().getIdPart()), patient));
        }
        String authorization = asked.request().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (patients.isEmpty() || authorization == null) {
            return Mono.just(reply);
        }
        return register.find(patients.keySet(), authorization).map(found -> {
            patients.forEach((id, patient) -> Optional.ofNullable(found.get(id)).ifPresent(identity -> {
                PatientMapping.identify(patient, identity.name(), identity.birthDate(), identity.sex());
                asked.access().showsAthlete(id);
            }));
            return reply;
        });
    }

    private static Stream<Patient> patients(Reply reply) {
        return switch (reply.resource()) {
            case Patient patient -> Stream.of(patient);
            case Bundle bundle
            when bundle.getType() == BundleType.SEARCHSET ->
                bundle.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .filter(Patient.class::isInstance)
                        .map(Patient.class::cast);
            case null, default -> Stream.<Patient>of();
        };
    }
}
