package org.backline.referral.fhir;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.MuscularCause;
import org.backline.codes.PainSite;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.referral.coding.Codings;
import org.backline.referral.domain.ReferralEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;

/**
 * What the case is about: one condition for each case, which grows more certain. It begins as back pain, becomes a
 * suspicion of the trainer or a muscular cause that a trainer confirmed, and the physician's diagnosis stands above both.
 * What others call a cause or a suspicion is added by the day it was said on; a suspicion stays provisional.
 */
final class ConditionMapping {

    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/condition-";

    private ConditionMapping() {}

    static List<Condition> of(Dossier dossier) {
        Optional<UUID> athlete = dossier.athlete();
        return athlete.isEmpty() ? List.of() : List.of(of(dossier, athlete.get()));
    }

    private static Condition of(Dossier dossier, UUID athleteId) {
        Condition condition = new Condition();
        condition.setId(ResourceIds.condition(dossier.caseId()).toString());
        condition.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + dossier.caseId());
        condition.setClinicalStatus(
                Codes.concept(SYSTEM + "clinical", isClosed(dossier) ? "resolved" : "active", null));
        condition.addCategory(Codes.concept(SYSTEM + "category", "encounter-diagnosis", "Encounter Diagnosis"));
        condition.setSubject(ResourceIds.to("Patient", athleteId));
        dossier.last(IntakeRecorded.class).ifPresent(intake -> begin(condition, intake));
        dossier.trainer().ifPresent(trainer -> condition.setRecorder(ResourceIds.trainer(dossier.clinic(), trainer)));
        condition.setCode(
                new CodeableConcept(new Coding(Codes.SNOMED_CT, "161891005", "Backache")).setText("Back pain"));
        verify(condition, "unconfirmed");
        findings(dossier, condition);
        return condition;
    }

    private static void begin(Condition condition, IntakeRecorded intake) {
        if (intake.onsetDaysAgo() != null) {
            condition.setOnset(new DateTimeType(intake.occurredAt()
                    .atOffset(UTC)
                    .toLocalDate()
                    .minusDays(intake.onsetDaysAgo())
                    .toString()));
        }
        condition.setRecordedDate(Date.from(intake.occurredAt()));
        for (PainSite site : intake.regions()) {
            CodeableConcept place = Codes.concept(site.region());
            if (site.side() != Side.NONE) {
                place.addCoding(Codes.own(site.side()));
            }
            condition.addBodySite(place);
        }
    }

    /** The last word of trainer or physician, whichever came later; a physician's report outweighs an earlier opinion. */
    private static void findings(Dossier dossier, Condition condition) {
        dossier.stream()
                .filter(fact -> fact.event() instanceof NonMuscularCauseSuspected
                        || fact.event() instanceof MuscularCauseIdentified
                        || fact.event() instanceof ReferralEvent.Reported)
                .max(Fact.IN_ORDER)
                .ifPresent(last -> {
                    switch (last.event()) {
                        case NonMuscularCauseSuspected suspected -> suspected(condition, suspected);
                        case MuscularCauseIdentified identified -> identified(condition, identified);
                        case ReferralEvent.Reported reported -> diagnosed(condition, reported);
                        default -> {}
                    }
                });
    }

    private static void suspected(Condition condition, NonMuscularCauseSuspected event) {
        verify(condition, "provisional");
        event.suspicions().stream()
                .sorted(Comparator.comparing(Suspicion::urgency))
                .forEach(suspicion -> {
                    condition.getCode().addCoding(Codes.own(suspicion.category()));
                    Foreign.add(condition.getCode(), Codings.shipped().of(suspicion, Foreign.day(event.occurredAt())));
                });
        event.suspicions().stream()
                .flatMap(suspicion -> suspicion.because().stream())
                .distinct()
                .forEach(id -> condition.addEvidence().addCode(Reasons.concept(id, event.occurredAt())));
    }

    private static void identified(Condition condition, MuscularCauseIdentified event) {
        verify(condition, "confirmed");
        for (MuscularCause cause : event.causes()) {
            condition.getCode().addCoding(Codes.own(cause.pattern()));
            Foreign.add(condition.getCode(), Codings.shipped().of(cause.pattern(), Foreign.day(event.occurredAt())));
        }
    }

    private static void diagnosed(Condition condition, ReferralEvent.Reported event) {
        verify(condition, "confirmed");
        condition.getCode().getCoding().add(0, new Coding(Codes.ICD_10_CM, event.diagnosisCode(), null));
        condition.getCode().addCoding(Codes.own(event.category()));
        condition.setAsserter(ResourceIds.physician(event.clinicId(), event.physicianId()));
    }

    private static void verify(Condition condition, String certainty) {
        condition.setVerificationStatus(Codes.concept(SYSTEM + "ver-status", certainty, null));
    }

    static boolean isClosed(Dossier dossier) {
        Instant closed = newest(dossier, CaseClosed.class);
        return closed.isAfter(newest(dossier, CaseReopened.class)) && !closed.equals(Instant.MIN);
    }

    private static Instant newest(Dossier dossier, Class<?> kind) {
        return dossier.stream()
                .filter(fact -> kind.isInstance(fact.event()))
                .map(Fact::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}
