package org.backline.referral.web.fhir;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.referral.fhir.Codes;
import org.backline.support.access.Access;
import org.backline.support.access.Disclosure;
import org.backline.support.access.Ledger;
import org.backline.support.access.Purpose;
import org.backline.support.access.Records;
import org.backline.support.access.SmartScopes.Interaction;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The ledger's lines of this service: who saw whose record, for the privacy officer of the clinic. */
@RestController
class AuditController {

    private static final String TYPE = "AuditEvent";
    private static final int PAGE = 50;

    private final Face face;
    private final Ledger ledger;
    private final Records records;

    AuditController(Face face, Ledger ledger, Records records) {
        this.face = face;
        this.ledger = ledger;
        this.records = records;
    }

    @GetMapping("/fhir/AuditEvent/{line}")
    Mono<Void> read(@PathVariable String line, ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Scopes.require(asked.access(), TYPE, Interaction.READ);
            int number = CaseController.number(TYPE, line.replaceAll("[^A-Za-z0-9\\-.]", "?"), line);
            Ledger.Line found = ledger.lines(null, null, asked.access().caller().clinics(), number + 1L, 1).stream()
                    .filter(one -> one.number() == number)
                    .findFirst()
                    .orElseThrow(() -> FhirRefusal.notFound(TYPE, line));
            tell(asked.access(), found.disclosure());
            return Reply.of(resource(found));
        });
    }

    /** The newest first; of one athlete, or of all of the officer's clinics. */
    @GetMapping("/fhir/AuditEvent")
    Mono<Void> search(ServerWebExchange exchange) {
        return face.answer(exchange, asked -> {
            Access access = asked.access();
            Scopes.require(access, TYPE, Interaction.SEARCH);
            asked.parameters().keySet().stream()
                    .filter(name ->
                            !Set.of("patient", "_format", "_pretty", "_before").contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw FhirRefusal.invalid(name.replaceAll("[^\\w.:-]", "?"), "is not a parameter of " + TYPE);
                    });
            UUID athlete = athlete(asked.parameters().getFirst("patient"));
            long before = before(asked.parameters().getFirst("_before"));
            List<Ledger.Line> lines = ledger.lines(
                    athlete == null ? null : records.casesOf(athlete),
                    athlete,
                    access.caller().clinics(),
                    before,
                    PAGE + 1);
            List<Ledger.Line> page = lines.subList(0, Math.min(PAGE, lines.size()));
            access.showing(List.<UUID>of(), id -> id); // a page without lines shows nobody, and says so
            page.forEach(line -> tell(access, line.disclosure()));
            Bundle bundle = Bundles.searchset(
                    asked.base(),
                    asked.request().getURI().toString(),
                    page.stream().map(AuditController::resource).toList());
            if (lines.size() > page.size()) {
                bundle.addLink()
                        .setRelation("next")
                        .setUrl(UriComponentsBuilder.fromUri(asked.request().getURI())
                                .replaceQueryParam("_before", page.getLast().number())
                                .build(true)
                                .toUriString());
            }
            return Reply.of(bundle);
        });
    }

    private static void tell(Access access, Disclosure line) {
        line.caseIds().forEach(access::shows);
        line.athleteIds().forEach(access::showsAthlete);
    }

    private static @Nullable UUID athlete(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return UUID.fromString(value.startsWith("Patient/") ? value.substring("Patient/".length()) : value);
        } catch (IllegalArgumentException notOurs) {
            throw FhirRefusal.invalid("patient", "must be an id, or Patient/ and an id");
        }
    }

    private static long before(@Nullable String value) {
        if (value == null) {
            return Long.MAX_VALUE;
        }
        if (!value.matches("[1-9][0-9]{0,17}")) {
            throw FhirRefusal.invalid("_before", "must come from the next link of a page");
        }
        return Long.parseLong(value);
    }

    private static AuditEvent resource(Ledger.Line line) {
        Disclosure disclosure = line.disclosure();
        AuditEvent event = new AuditEvent();
        event.setId(String.valueOf(line.number()));
        event.getMeta().setVersionId("1").setLastUpdated(Date.from(disclosure.at()));
        event.setType(
                new Coding("http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "Restful Operation"));
        event.addSubtype(new Coding(Codes.OWN + "operation", disclosure.operation(), null));
        event.setAction(isRead(disclosure) ? AuditEventAction.R : AuditEventAction.E);
        event.setRecorded(Date.from(disclosure.at()));
        event.setOutcome(
                disclosure.outcome() == Disclosure.Outcome.DISCLOSED ? AuditEventOutcome._0 : AuditEventOutcome._4);
        var purpose = event.addPurposeOfEvent().addCoding(Codes.own(disclosure.purpose()));
        String known = purpose(disclosure.purpose());
        if (known != null) {
            purpose.addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", known, null));
        }
        Reference who = new Reference();
        who.getIdentifier().setSystem(Codes.SUBJECT).setValue(disclosure.actor());
        var agent = event.addAgent().setWho(who).setRequestor(true);
        agent.addRole().addCoding(Codes.own(disclosure.role()));
        event.getSource().setObserver(new Reference().setDisplay("referral-service"));
        for (UUID athlete : disclosure.athleteIds()) {
            event.addEntity().setWhat(new Reference("Patient/" + athlete));
        }
        for (UUID caseId : disclosure.caseIds()) {
            Reference what = new Reference();
            what.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + caseId);
            event.addEntity().setWhat(what);
        }
        return event;
    }

    private static boolean isRead(Disclosure disclosure) {
        return disclosure.operation().matches(".*\\.(read|list|version|history|search|search-form|everything)");
    }

    private static @Nullable String purpose(Purpose purpose) {
        return switch (purpose) {
            case TREATMENT -> "TREAT";
            case OPERATIONS -> "HOPERAT";
            case EMERGENCY -> "ETREAT";
            case ATHLETE_REQUEST -> "PATRQT";
            case OUTSIDE_DISCLOSURE -> null;
        };
    }
}
