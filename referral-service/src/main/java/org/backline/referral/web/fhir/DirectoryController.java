package org.backline.referral.web.fhir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.backline.support.access.Access;
import org.backline.support.access.SmartScopes.Interaction;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who works in the caller's clinics, and the clinics themselves. */
@RestController
class DirectoryController {

    private static final String PATH = "/fhir/{type:PractitionerRole|Organization}";

    private final Face face;
    private final Directory directory;

    DirectoryController(Face face, Directory directory) {
        this.face = face;
        this.directory = directory;
    }

    @GetMapping(PATH + "/{directoryId}")
    Mono<Void> read(@PathVariable String type, @PathVariable String directoryId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), type, Interaction.READ);
            return Reply.of(all(type, asked.access()).stream()
                    .filter(one -> one.getIdElement().getIdPart().equals(directoryId))
                    .findFirst()
                    .orElseThrow(() -> FhirRefusal.notFound(type, directoryId.replaceAll("[^A-Za-z0-9\\-.]", "?"))));
        });
    }

    @GetMapping(PATH)
    Mono<Void> search(@PathVariable String type, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), type, Interaction.SEARCH);
            Set<String> known = type.equals("PractitionerRole")
                    ? Set.of("_id", "organization", "identifier", "role", "specialty", "active", "_format", "_pretty")
                    : Set.of("_id", "_format", "_pretty");
            List<DomainResource> found = new ArrayList<>(all(type, asked.access()));
            asked.parameters().forEach((name, values) -> {
                if (!known.contains(name)) {
                    throw FhirRefusal.invalid(name.replaceAll("[^\\w.:-]", "?"), "is not a parameter of " + type);
                }
                values.forEach(value -> found.removeIf(one -> !fits(one, name, value)));
            });
            return Reply.of(
                    Bundles.searchset(asked.base(), asked.request().getURI().toString(), found));
        });
    }

    private static boolean fits(DomainResource one, String name, String value) {
        String wanted = value.substring(Math.max(value.lastIndexOf('|'), value.lastIndexOf('/')) + 1);
        return switch (name) {
            case "_id" -> one.getIdElement().getIdPart().equals(value);
            case "organization" ->
                one instanceof PractitionerRole role
                        && role.getOrganization()
                                .getReferenceElement()
                                .getIdPart()
                                .equals(wanted);
            case "identifier" ->
                one instanceof PractitionerRole role
                        && role.getIdentifierFirstRep().getValue().equals(wanted);
            case "role" -> one instanceof PractitionerRole role && has(role.getCode(), wanted);
            case "specialty" -> one instanceof PractitionerRole role && has(role.getSpecialty(), wanted);
            case "active" ->
                one instanceof PractitionerRole role
                        && String.valueOf(role.getActive()).equals(wanted);
            default -> true;
        };
    }

    private static boolean has(List<CodeableConcept> concepts, String code) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> code.equals(coding.getCode()));
    }

    private Collection<? extends DomainResource> all(String type, Access access) {
        Set<String> clinics = access.clinics(null);
        return type.equals("PractitionerRole") ? directory.roles(clinics) : directory.clinics(clinics);
    }
}
