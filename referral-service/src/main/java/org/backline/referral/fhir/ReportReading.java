package org.backline.referral.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.RemainingUrgency;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/**
 * A physician's answer that came as a report.
 *
 * @param remainingUrgency urgency that stays; absent when the physician lifts it
 * @param note free text, which goes where it can be erased
 */
public record ReportReading(
        UUID referralId,
        String diagnosisCode,
        CauseCategory category,
        List<Diagnostic> diagnosticsOrdered,
        List<Restriction> restrictions,
        @Nullable Urgency remainingUrgency,
        @Nullable String note) {

    /**
     * Reads it.
     *
     * @param longestNote in characters
     * @throws Unacceptable when something is missing or not of ours
     */
    public static ReportReading of(DiagnosticReport report, int longestNote) {
        if (report.getStatus() != DiagnosticReportStatus.FINAL) {
            throw new Unacceptable("DiagnosticReport.status", "must be final: it answers the referral");
        }
        String note = report.getConclusion();
        if (note != null && note.length() > longestNote) {
            throw new Unacceptable("DiagnosticReport.conclusion", "may have at most " + longestNote + " characters");
        }
        if (report.hasPresentedForm() || report.hasMedia()) {
            throw new Unacceptable("DiagnosticReport.presentedForm", "is not kept here; say it in the conclusion");
        }
        return new ReportReading(
                referral(report),
                diagnosis(report),
                one(report, "cause-category", CauseCategory.values(), CauseCategory::name)
                        .orElseThrow(() -> new Unacceptable(
                                "DiagnosticReport.extension",
                                "must say where the cause lies: " + Codes.EXTENSION + "cause-category, one of "
                                        + Arrays.toString(CauseCategory.values()))),
                all(report, "diagnostic-ordered", Diagnostic.values(), Diagnostic::name),
                all(report, "restriction", Restriction.values(), Restriction::name),
                one(report, "remaining-urgency", RemainingUrgency.values(), RemainingUrgency::name)
                        .orElseThrow(() -> new Unacceptable(
                                "DiagnosticReport.extension",
                                RemainingUrgency.ASKED + ": " + Codes.EXTENSION + "remaining-urgency, one of "
                                        + Arrays.toString(RemainingUrgency.values())))
                        .urgency(),
                note == null || note.isBlank() ? null : note);
    }

    /**
     * Holds a report to the referral it answers.
     *
     * @throws Unacceptable when it is about somebody else
     */
    public static void about(DiagnosticReport report, ReferralState state) {
        TaskUpdate.about(
                "DiagnosticReport.subject",
                report.getSubject(),
                "Patient/" + state.request().athleteId());
    }

    /** The referral that a report says it answers. */
    private static UUID referral(DiagnosticReport report) {
        String path = "DiagnosticReport.basedOn";
        if (report.getBasedOn().size() != 1
                || !"ServiceRequest"
                        .equals(report.getBasedOnFirstRep()
                                .getReferenceElement()
                                .getResourceType())) {
            throw new Unacceptable(path, "must refer to one ServiceRequest: the referral that the report answers");
        }
        try {
            return UUID.fromString(String.valueOf(
                    report.getBasedOnFirstRep().getReferenceElement().getIdPart()));
        } catch (IllegalArgumentException noId) {
            throw new Unacceptable(path, "refers to no ServiceRequest of ours");
        }
    }

    private static String diagnosis(DiagnosticReport report) {
        List<String> codes = report.getConclusionCode().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> Codes.ICD_10_CM.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .toList();
        if (codes.size() != 1) {
            throw new Unacceptable(
                    "DiagnosticReport.conclusionCode",
                    "must have one coding of " + Codes.ICD_10_CM + ", and has " + codes.size());
        }
        return codes.getFirst();
    }

    private static <E> Optional<E> one(DiagnosticReport report, String name, E[] codes, Function<E, String> code) {
        List<E> all = all(report, name, codes, code);
        if (all.size() > 1) {
            throw new Unacceptable("DiagnosticReport.extension", Codes.EXTENSION + name + " may be there once");
        }
        return all.stream().findFirst();
    }

    private static <E> List<E> all(DiagnosticReport report, String name, E[] codes, Function<E, String> code) {
        List<E> all = new ArrayList<>();
        for (Extension extension : report.getExtensionsByUrl(Codes.EXTENSION + name)) {
            String value = extension.hasValue() ? extension.getValue().primitiveValue() : null;
            all.add(Arrays.stream(codes)
                    .filter(one -> code.apply(one).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new Unacceptable(
                            "DiagnosticReport.extension",
                            Codes.EXTENSION + name + " must be one of " + Arrays.toString(codes))));
        }
        return all;
    }
}
