package org.backline.referral.web.fhir;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.fhir.Codes;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.Fact;
import org.backline.referral.fhir.Versions;
import org.backline.referral.view.facts.CaseFacts;
import org.backline.referral.view.facts.ReferralLog;
import org.backline.referral.view.facts.ResourceEntry;
import org.backline.support.access.Access;
import org.backline.support.note.Note;
import org.backline.support.note.Notes;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds resources of cases, each with its version; what was written a moment ago is read back. */
@Component
class CaseRecords {

    /** These follow the referral's own events, which are read from the store and never lag. */
    private static final Set<String> OF_REFERRAL = Set.of("ServiceRequest", "Task", "DiagnosticReport");

    private final CaseFacts facts;
    private final ReferralLog log;
    private final Notes notes;

    CaseRecords(CaseFacts facts, ReferralLog log, Notes notes) {
        this.facts = facts;
        this.log = log;
        this.notes = notes;
    }

    /** The newest version of a resource that the gate has let the caller see. */
    Optional<DomainResource> newest(String type, UUID id) {
        return dossier(type, id)
                .flatMap(dossier -> Versions.newest(dossier, type, id))
                .map(this::withNote);
    }

    /** An older version. */
    Optional<DomainResource> version(String type, UUID id, int number) {
        return dossier(type, id)
                .flatMap(dossier -> Versions.at(dossier, type, id, number))
                .map(this::withNote);
    }

    /** Every version, the newest first; none when there is no such resource. */
    List<DomainResource> history(String type, UUID id) {
        return dossier(type, id)
                .map(dossier -> Versions.history(dossier, type, id))
                .orElse(List.of());
    }

    /** What is known of an athlete in the cases that the caller may see. */
    Optional<Dossier> ofAthlete(UUID athleteId, Access access) {
        List<UUID> cases = casesOf(athleteId, access);
        List<Fact> all = new ArrayList<>();
        facts.dossiers(cases).values().forEach(dossier -> all.addAll(dossier.facts()));
        return all.isEmpty() ? Optional.empty() : Optional.of(new Dossier(cases.getFirst(), all));
    }

    /** The cases of an athlete that the caller may see; all of them in an emergency, which the gate has judged. */
    List<UUID> casesOf(UUID athleteId, Access access) {
        List<UUID> near = facts.casesOf(athleteId, access.caller().clinics(), access.isOnlyReferred());
        return near.isEmpty() ? facts.casesOfAthlete(athleteId) : near;
    }

    /** The case of a referral, with everything that has happened to it. */
    Optional<Dossier> ofReferral(UUID referralId) {
        List<Fact> own = log.of(referralId);
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(log.complete(facts.dossier(own.getFirst().caseId()), referralId));
    }

    private Optional<Dossier> dossier(String type, UUID id) {
        if (OF_REFERRAL.contains(type)) {
            return ofReferral(id);
        }
        return facts.find(id).map(ResourceEntry::caseId).map(facts::dossier);
    }

    /** The dossiers of some cases. */
    Map<UUID, Dossier> dossiers(Set<UUID> cases) {
        return facts.dossiers(cases);
    }

    /** A report or an advice with the physician's words, which are kept apart where they can be erased. */
    DomainResource withNote(DomainResource resource) {
        switch (resource) {
            case DiagnosticReport report ->
                word(
                                report,
                                ReferralEvent.Reported.class,
                                ReferralEvent.Reported::noteId,
                                reported -> reported.at()
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .equals(report.getIssued().toInstant()))
                        .ifPresent(report::setConclusion);
            case Task task
            when task.getStatus() == TaskStatus.COMPLETED && !hasReport(task) ->
                word(task, ReferralEvent.Advised.class, ReferralEvent.Advised::noteId, advised -> true)
                        .ifPresent(advice -> task.addOutput()
                                .setType(new CodeableConcept(new Coding(Codes.OWN + "task-output", "advice", null)))
                                .setValue(new StringType(advice)));
            default -> {}
        }
        return resource;
    }

    private static boolean hasReport(Task task) {
        return task.getOutput().stream().anyMatch(output -> output.getValue() instanceof Reference);
    }

    private <E extends ReferralEvent> Optional<String> word(
            DomainResource resource, Class<E> kind, Function<E, @Nullable UUID> noteId, Predicate<E> fits) {
        UUID referralId = UUID.fromString(resource.getIdElement().getIdPart());
        for (Fact fact : log.of(referralId).reversed()) {
            if (kind.isInstance(fact.event()) && fits.test(kind.cast(fact.event()))) {
                UUID note = noteId.apply(kind.cast(fact.event()));
                return note == null ? Optional.empty() : notes.find(note).map(Note::body);
            }
        }
        return Optional.empty();
    }
}
