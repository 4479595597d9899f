package org.backline.referral.web.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.Versions;
import org.backline.support.access.Access;
import org.backline.support.access.SmartScopes.Interaction;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The athlete, as far as a number tells, and everything of an athlete or of a referral's case. */
@RestController
class PatientController {

    private static final String TYPE = "Patient";

    private final Face face;
    private final CaseRecords records;

    PatientController(Face face, CaseRecords records) {
        this.face = face;
        this.records = records;
    }

    @GetMapping("/fhir/Patient/{athleteId}")
    Mono<Void> read(@PathVariable String athleteId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            UUID id = Asked.id(TYPE, athleteId);
            return Reply.of(dossier(id, asked.access())
                    .flatMap(dossier -> Versions.newest(dossier, TYPE, id))
                    .orElseThrow(() -> FhirRefusal.notFound(TYPE, athleteId)));
        });
    }

    @GetMapping("/fhir/Patient/{athleteId}/_history/{version}")
    Mono<Void> version(@PathVariable String athleteId, @PathVariable String version, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            UUID id = Asked.id(TYPE, athleteId);
            int number = CaseController.number(TYPE, athleteId, version);
            return Reply.of(dossier(id, asked.access())
                    .flatMap(dossier -> Versions.at(dossier, TYPE, id, number))
                    .orElseThrow(() -> FhirRefusal.notFound(TYPE, athleteId + " in that version")));
        });
    }

    @GetMapping("/fhir/Patient/{athleteId}/_history")
    Mono<Void> history(@PathVariable String athleteId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            UUID id = Asked.id(TYPE, athleteId);
            List<DomainResource> history = dossier(id, asked.access())
                    .map(dossier -> Versions.history(dossier, TYPE, id))
                    .filter(found -> !found.isEmpty())
                    .orElseThrow(() -> FhirRefusal.notFound(TYPE, athleteId));
            return Reply.of(
                    Bundles.history(asked.base(), asked.request().getURI().toString(), history));
        });
    }

    /** All cases of the athlete that the caller may see. */
    @GetMapping("/fhir/Patient/{athleteId}/$everything")
    Mono<Void> everythingOfAthlete(@PathVariable String athleteId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Access access = asked.access();
            Scopes.require(access, TYPE, Interaction.READ);
            List<UUID> cases = records.casesOf(Asked.id(TYPE, athleteId), access);
            cases.forEach(access::shows);
            return everything(
                    asked,
                    List.copyOf(records.dossiers(java.util.Set.copyOf(cases)).values()));
        });
    }

    /** The one case that the referral is about. */
    @GetMapping("/fhir/ServiceRequest/{resourceId}/$everything")
    Mono<Void> everythingOfCase(@PathVariable String resourceId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), "ServiceRequest", Interaction.READ);
            Dossier dossier = records.ofReferral(Asked.id("ServiceRequest", resourceId))
                    .orElseThrow(() -> FhirRefusal.notFound("ServiceRequest", resourceId));
            return everything(asked, List.of(dossier));
        });
    }

    private Reply everything(Asked asked, List<Dossier> dossiers) {
        List<DomainResource> all = CaseController.everything(asked.access(), dossiers);
        all.forEach(records::withNote);
        return Reply.of(Bundles.searchset(asked.base(), asked.request().getURI().toString(), all));
    }

    private Optional<Dossier> dossier(UUID athleteId, Access access) {
        return records.ofAthlete(athleteId, access);
    }
}
