package org.backline.referral.fhir;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.backline.codes.Diagnostic;
import org.backline.codes.Restriction;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.RemainingUrgency;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;

/** The physician's answer as a report. Its id is that of the referral it answers. */
final class ReportMapping {

    static final String CONSULT_NOTE = "11488-4";

    private ReportMapping() {}

    static List<DiagnosticReport> of(Dossier dossier) {
        return dossier.referrals().stream()
                .map(dossier::referral)
                .flatMap(state -> last(state).map(reported -> of(state, reported)).stream())
                .toList();
    }

    /** The newest report of whichever round: a referral that begins anew does not unsay what was reported before. */
    private static Optional<ReferralEvent.Reported> last(ReferralState state) {
        return state.steps().reversed().stream()
                .filter(ReferralEvent.Reported.class::isInstance)
                .map(ReferralEvent.Reported.class::cast)
                .findFirst();
    }

    private static DiagnosticReport of(ReferralState state, ReferralEvent.Reported reported) {
        ReferralEvent.Opened request = state.request();
        DiagnosticReport report = new DiagnosticReport();
        report.setId(request.referralId().toString());
        report.getMeta().addProfile(Codes.PROFILE + "physician-report");
        report.addBasedOn(ResourceIds.to("ServiceRequest", request.referralId()));
        report.setStatus(DiagnosticReportStatus.FINAL);
        report.setCode(new CodeableConcept(new Coding(Codes.LOINC, CONSULT_NOTE, "Consult note")));
        report.setSubject(ResourceIds.to("Patient", request.athleteId()));
        ReferralEvent.Scheduled scheduled = state.scheduled();
        boolean seen = scheduled != null && !scheduled.startsAt().isAfter(reported.at());
        report.setEffective(
                new DateTimeType(Date.from(seen && scheduled != null ? scheduled.startsAt() : reported.at())));
        report.setIssued(Date.from(reported.at()));
        report.addPerformer(ResourceIds.physician(reported.clinicId(), reported.physicianId()));
        report.addConclusionCode(new CodeableConcept(new Coding(Codes.ICD_10_CM, reported.diagnosisCode(), null)));
        report.addExtension(Codes.EXTENSION + "cause-category", code(reported.category()));
        for (Diagnostic study : reported.diagnosticsOrdered()) {
            report.addExtension(Codes.EXTENSION + "diagnostic-ordered", code(study));
        }
        for (Restriction restriction : reported.restrictions()) {
            report.addExtension(Codes.EXTENSION + "restriction", code(restriction));
        }
        report.addExtension(
                Codes.EXTENSION + "remaining-urgency", code(RemainingUrgency.of(reported.remainingUrgency())));
        return report;
    }

    private static CodeType code(Enum<?> code) {
        return new CodeType(code.name());
    }
}
