package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.backline.events.AssessmentProposed;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why the rules proposed what they did: the release of the knowledge base with its hash, and the rules that fired. */
final class ProvenanceMapping {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ProvenanceMapping() {}

    static List<Provenance> of(Dossier dossier) {
        return dossier.athlete().isEmpty()
                ? List.of()
                : dossier.all(AssessmentProposed.class).stream()
                        .map(told -> of(told.fact(), told.event()))
                        .toList();
    }

    private static Provenance of(Fact fact, AssessmentProposed proposed) {
        Provenance trace = new Provenance();
        trace.setId(proposed.proposalId().toString());
        trace.addTarget(ResourceIds.to("Condition", ResourceIds.condition(proposed.caseId())));
        trace.setOccurred(new DateTimeType(Date.from(proposed.occurredAt())));
        trace.setRecorded(Date.from(fact.at()));
        trace.setActivity(Codes.concept(proposed.disposition()));
        trace.addReason(Codes.concept(proposed.category()));
        Reference rules = new Reference().setDisplay("The rules of release " + proposed.knowledgeVersion());
        rules.getIdentifier().setSystem(Codes.KNOWLEDGE).setValue(proposed.knowledgeVersion());
        trace.addAgent()
                .setType(Codes.concept(
                        "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler", "Assembler"))
                .setWho(rules);
        Reference release = new Reference();
        release.getIdentifier().setSystem(Codes.KNOWLEDGE + ":sha-256").setValue(proposed.knowledgeHash());
        trace.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(release);
        for (String rule : fired(proposed.trace())) {
            Reference fired = new Reference();
            fired.getIdentifier()
                    .setType(new CodeableConcept(new Coding(Codes.OWN + "trace-part", "rule-fired", null)))
                    .setSystem(Codes.OWN + "rule")
                    .setValue(rule);
            trace.addEntity().setRole(ProvenanceEntityRole.DERIVATION).setWhat(fired);
        }
        for (String missing : proposed.missing()) {
            Reference lacking = new Reference();
            lacking.getIdentifier()
                    .setType(new CodeableConcept(new Coding(Codes.OWN + "trace-part", "not-answered", null)))
                    .setSystem(Codes.OWN + "screen-item")
                    .setValue(missing);
            trace.addEntity().setRole(ProvenanceEntityRole.DERIVATION).setWhat(lacking);
        }
        return trace;
    }

    /** Ids of the rules that fired; a trace of another form names none and is still a trace. */
    private static List<String> fired(String trace) {
        List<String> rules = new ArrayList<>();
        try {
            for (JsonNode fired : JSON.readTree(trace).path("fired")) {
                String rule = fired.path("rule").asString("");
                if (!rule.isBlank() && !rules.contains(rule)) {
                    rules.add(rule);
                }
            }
        } catch (JacksonException unreadable) {
            return List.of();
        }
        return rules;
    }
}
