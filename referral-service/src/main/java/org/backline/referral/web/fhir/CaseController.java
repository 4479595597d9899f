package org.backline.referral.web.fhir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.Versions;
import org.backline.referral.view.facts.CaseFacts;
import org.backline.referral.view.facts.FindResources.Position;
import org.backline.referral.view.facts.ResourceEntry;
import org.backline.support.access.Access;
import org.backline.support.access.SmartScopes.Interaction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** What belongs to a case: read as it is or was, and searched. */
@RestController
class CaseController {

    private static final String CLINICAL = "/fhir/{type:Condition|Observation|CarePlan|Provenance}";
    private static final String REFERRAL = "/fhir/{type:ServiceRequest|Task|DiagnosticReport}";

    private final Face face;
    private final CaseRecords records;
    private final CaseFacts facts;
    private final Directory directory;

    CaseController(Face face, CaseRecords records, CaseFacts facts, Directory directory) {
        this.face = face;
        this.records = records;
        this.facts = facts;
        this.directory = directory;
    }

    @GetMapping({CLINICAL + "/{resourceId}", REFERRAL + "/{resourceId}"})
    Mono<Void> read(@PathVariable String type, @PathVariable String resourceId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), type, Interaction.READ);
            return Reply.of(records.newest(type, Asked.id(type, resourceId))
                    .orElseThrow(() -> FhirRefusal.notFound(type, resourceId)));
        });
    }

    @GetMapping({CLINICAL + "/{resourceId}/_history/{version}", REFERRAL + "/{resourceId}/_history/{version}"})
    Mono<Void> version(
            @PathVariable String type,
            @PathVariable String resourceId,
            @PathVariable String version,
            ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), type, Interaction.READ);
            return Reply.of(records.version(type, Asked.id(type, resourceId), number(type, resourceId, version))
                    .orElseThrow(() -> FhirRefusal.notFound(type, resourceId + " in that version")));
        });
    }

    @GetMapping({CLINICAL + "/{resourceId}/_history", REFERRAL + "/{resourceId}/_history"})
    Mono<Void> history(@PathVariable String type, @PathVariable String resourceId, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), type, Interaction.READ);
            List<DomainResource> history = records.history(type, Asked.id(type, resourceId));
            if (history.isEmpty()) {
                throw FhirRefusal.notFound(type, resourceId);
            }
            history.forEach(records::withNote);
            return Reply.of(
                    Bundles.history(asked.base(), asked.request().getURI().toString(), history));
        });
    }

    @GetMapping({CLINICAL, REFERRAL})
    Mono<Void> search(@PathVariable String type, ServerWebExchange exchange) {
        return face.fromViews(exchange, asked -> find(type, asked, asked.parameters()), this::found);
    }

    @GetMapping("/fhir/Patient")
    Mono<Void> searchPatients(ServerWebExchange exchange) {
        return search("Patient", exchange);
    }

    @PostMapping("/fhir/Patient/_search")
    Mono<Void> searchPatientsByForm(ServerWebExchange exchange) {
        return searchByForm("Patient", exchange);
    }

    @PostMapping({CLINICAL + "/_search", REFERRAL + "/_search"})
    Mono<Void> searchByForm(@PathVariable String type, ServerWebExchange exchange) {
        return exchange.getFormData()
                .defaultIfEmpty(new LinkedMultiValueMap<>())
                .flatMap(form -> face.fromViews(
                        exchange,
                        asked -> {
                            MultiValueMap<String, String> all = asked.parameters();
                            all.addAll(Asked.withValues(form));
                            return find(type, asked, all);
                        },
                        this::found));
    }

    /** What a search has found in the views: one page, whether there is more, and what is known of its cases. */
    private record Found(
            String type,
            MultiValueMap<String, String> parameters,
            Search search,
            List<ResourceEntry> page,
            boolean more,
            Map<UUID, Dossier> dossiers) {}

    private Found find(String type, Asked asked, MultiValueMap<String, String> parameters) {
        Access access = asked.access();
        Scopes.require(access, type, Interaction.SEARCH);
        Search search = Search.read(type, parameters);
        List<ResourceEntry> rows = facts.find(search.query(type, access.clinics(null), access.isOnlyReferred()));
        List<ResourceEntry> page = rows.subList(0, Math.min(rows.size(), search.count()));
        access.showing(page, ResourceEntry::caseId);
        Map<UUID, Dossier> dossiers =
                records.dossiers(page.stream().map(ResourceEntry::caseId).collect(Collectors.toSet()));
        return new Found(type, parameters, search, page, rows.size() > page.size(), dossiers);
    }

    private Reply found(Asked asked, Found found) {
        String type = found.type();
        MultiValueMap<String, String> parameters = found.parameters();
        Access access = asked.access();
        Map<String, DomainResource> matches = new LinkedHashMap<>();
        Map<String, DomainResource> included = new LinkedHashMap<>();
        for (ResourceEntry row : found.page()) {
            Dossier dossier = Objects.requireNonNull(found.dossiers().get(row.caseId()));
            Versions.newest(dossier, type, row.id()).map(records::withNote).ifPresent(match -> {
                matches.putIfAbsent(Bundles.nameOf(match), match);
                include(access, dossier, match, found.search().includes(), included);
            });
        }
        Bundle bundle = Bundles.searchset(asked.base(), self(asked, type, parameters), matches.values());
        included.forEach((name, resource) -> {
            if (!matches.containsKey(name)) {
                Bundles.entry(asked.base(), bundle, resource, SearchEntryMode.INCLUDE);
            }
        });
        if (found.more()) {
            ResourceEntry last = found.page().getLast();
            MultiValueMap<String, String> next = new LinkedMultiValueMap<>(parameters);
            next.set("_after", Search.cursor(new Position(last.lastUpdated(), last.id())));
            bundle.addLink().setRelation("next").setUrl(self(asked, type, next));
        }
        return Reply.of(bundle);
    }

    /** What the caller may see of what a match refers to, and whose token is for it. */
    private void include(
            Access access,
            Dossier dossier,
            DomainResource match,
            Set<String> includes,
            Map<String, DomainResource> included) {
        for (String name : new LinkedHashSet<>(Includes.references(match, includes))) {
            String[] parts = name.split("/", 2);
            if (included.containsKey(name) || !Scopes.allow(access, parts[0], Interaction.READ)) {
                continue;
            }
            UUID id = UUID.fromString(parts[1]);
            if (parts[0].equals("PractitionerRole")) {
                directory.role(access.clinics(null), id).ifPresent(role -> included.put(name, role));
            } else {
                Versions.newest(dossier, parts[0], id)
                        .map(records::withNote)
                        .ifPresent(resource -> included.put(name, resource));
            }
        }
    }

    private static String self(Asked asked, String type, MultiValueMap<String, String> parameters) {
        return UriComponentsBuilder.fromUriString(asked.base() + "/" + type)
                .queryParams(parameters)
                .encode()
                .build()
                .toUriString();
    }

    /** The number of a version in a path. */
    static int number(String type, String id, String version) {
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw FhirRefusal.notFound(type, id + " in that version");
        }
        return Integer.parseInt(version);
    }

    /** Everything of some cases that a token is for. */
    static List<DomainResource> everything(Access access, List<Dossier> dossiers) {
        Map<String, DomainResource> all = new LinkedHashMap<>();
        for (Dossier dossier : dossiers) {
            for (DomainResource resource : Versions.everything(dossier)) {
                if (Scopes.allow(access, resource.fhirType(), Interaction.READ)) {
                    all.putIfAbsent(Bundles.nameOf(resource), resource);
                }
            }
        }
        return new ArrayList<>(all.values());
    }
}
