package org.backline.dashboard.view.timeline;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.MuscularCause;
import org.backline.codes.PainSite;
import org.backline.codes.RedFlag;
import org.backline.codes.Suspicion;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentAttended;
import org.backline.events.AppointmentMissed;
import org.backline.events.AppointmentScheduled;
import org.backline.events.AssessmentProposed;
import org.backline.events.AthleteErased;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.EmergencyAccessReviewed;
import org.backline.events.EntryAmended;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.PhysicianReported;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramDrafted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramReviewed;
import org.backline.events.ProgramRevised;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralDelivered;
import org.backline.events.ReferralInterrupted;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ReferralReviewed;
import org.backline.events.ReferralStalled;
import org.backline.events.ResponsibilityTransferred;
import org.backline.events.ReturnGateOpened;
import org.backline.events.SessionLogged;
import org.jspecify.annotations.Nullable;

/** The codes and numbers of an event that a sentence about it needs. A new event type does not compile without its own. */
final class Facts {

    private final Map<String, Object> facts = new LinkedHashMap<>();

    private Facts() {}

    static Map<String, Object> of(PublishedEvent event) {
        return switch (event) {
            case IntakeRecorded e -> intake(e);
            case ParticipationStatusChanged e ->
                new Facts()
                        .with("participation", e.participation())
                        .with("restrictions", e.restrictions())
                        .with("until", e.until())
                        .facts;
            case ResponsibilityTransferred e ->
                new Facts()
                        .with("fromClinic", e.fromClinicId())
                        .with("fromTrainer", e.fromTrainerId())
                        .with("toClinic", e.clinicId())
                        .with("toTrainer", e.toTrainerId())
                        .facts;
            case EntryAmended e -> amendment(e);
            case CaseClosed e -> new Facts().with("outcome", e.outcome()).facts;
            case CaseReopened e -> new Facts().with("reason", e.reason()).facts;
            case AthleteErased e -> new Facts().facts;
            case EmergencyAccessGranted e -> new Facts().with("reason", e.reason()).facts;
            case EmergencyAccessReviewed e -> new Facts().with("outcome", e.outcome()).facts;
            case FindingsRecorded e -> findings(e);
            case AssessmentProposed e ->
                new Facts()
                        .with("disposition", e.disposition())
                        .with("category", e.category())
                        .with("patterns", patterns(e.patterns()))
                        .with("suspicions", suspicions(e.suspicions()))
                        .with("missing", e.missing().size())
                        .facts;
            case MuscularCauseIdentified e ->
                new Facts().with("causes", patterns(e.causes())).with("overrideReason", e.overrideReason()).facts;
            case NonMuscularCauseSuspected e ->
                new Facts().with("urgency", e.urgency()).with("suspicions", suspicions(e.suspicions())).facts;
            case ReferralRequested e ->
                new Facts()
                        .with("referralId", e.referralId())
                        .with("origin", e.origin())
                        .with("urgency", e.urgency())
                        .with("category", e.category())
                        .with("question", e.question())
                        .with("because", e.because())
                        .facts;
            case ProgramDrafted e ->
                new Facts()
                        .with("programId", e.programId())
                        .with("causes", patterns(e.causes()))
                        .with("exercises", e.exercises().size())
                        .with("excluded", e.excluded().size())
                        .facts;
            case ProgramAssigned e ->
                new Facts()
                        .with("programId", e.programId())
                        .with("phase", e.phase())
                        .with("exercises", e.exercises().size())
                        .facts;
            case SessionLogged e ->
                new Facts()
                        .with("exercises", e.exercisesDone().size())
                        .with("painBefore", e.painBefore())
                        .with("painDuring", e.painDuring())
                        .with("painNextMorning", e.painNextMorning())
                        .with("effort", e.effort())
                        .facts;
            case ProgramHeld e -> program(e.programId()).with("reason", e.reason()).facts;
            case ProgramResumed e -> program(e.programId()).facts;
            case ProgramCompleted e ->
                program(e.programId())
                        .with("sessions", e.sessions())
                        .with("gate", Boolean.TRUE.equals(e.returnGatePassed()) ? "PASSED" : null)
                        .with("gateOverride", e.gateOverride())
                        .facts;
            case ProgramStopped e -> program(e.programId()).with("reason", e.reason()).facts;
            case ProgramRevised e -> new Facts().with("change", e.change()).facts;
            case ReturnGateOpened e -> new Facts().facts;
            case ProgramReviewed e -> program(e.programId()).with("scores", scores(e)).facts;
            case ReferralAcknowledged e -> referral(e.referralId(), e.physicianId()).facts;
            case ReferralAccepted e -> referral(e.referralId(), e.physicianId()).facts;
            case ReferralDeclined e -> referral(e.referralId(), e.physicianId()).with("reason", e.reason()).facts;
            case AppointmentScheduled e ->
                new Facts().with("referralId", e.referralId()).with("startsAt", e.startsAt()).facts;
            case PhysicianReported e ->
                referral(e.referralId(), e.physicianId())
                        .with("diagnosis", e.diagnosisCode())
                        .with("category", e.category())
                        .with("diagnostics", e.diagnosticsOrdered())
                        .with("restrictions", e.restrictions())
                        .with("remainingUrgency", e.remainingUrgency())
                        .facts;
            case ReferralReviewed e -> new Facts().with("referralId", e.referralId()).facts;
            case ReferralReconciled e ->
                new Facts()
                        .with("referralId", e.referralId())
                        .with("choice", e.choice())
                        .with("participation", e.participation())
                        .with("restrictions", e.restrictions())
                        .facts;
            case ReferralDelivered e -> referral(e.referralId()).with("channel", e.channel()).facts;
            case ReferralRedirected e -> referral(e.referralId()).with("reason", e.reason()).facts;
            case AppointmentAttended e -> referral(e.referralId()).with("startsAt", e.startsAt()).facts;
            case AppointmentMissed e -> referral(e.referralId()).with("startsAt", e.startsAt()).facts;
            case DiagnosticsOrdered e ->
                referral(e.referralId(), e.physicianId()).with("diagnostics", e.diagnostics()).facts;
            case DiagnosticsReported e -> referral(e.referralId()).with("results", results(e.results())).facts;
            case AdviceGiven e ->
                referral(e.referralId(), e.physicianId()).with("restrictions", e.restrictions()).facts;
            case ReferralInterrupted e -> referral(e.referralId()).with("reason", e.reason()).facts;
            case ReferralCancelled e ->
                referral(e.referralId())
                        .with("reason", e.reason())
                        .with("remainingUrgency", e.remainingUrgency())
                        .facts;
            case ReferralReopened e ->
                referral(e.referralId()).with("from", e.from()).with("urgency", e.urgency()).facts;
            case ReferralStalled e ->
                referral(e.referralId())
                        .with("stage", e.stage())
                        .with("dueAt", e.dueAt())
                        .with("owner", e.owner())
                        .facts;
            case ReferralClosed e -> referral(e.referralId()).with("answer", e.answer()).facts;
        };
    }

    private static Facts program(UUID programId) {
        return new Facts().with("programId", programId);
    }

    private static Map<String, Object> intake(IntakeRecorded event) {
        return new Facts()
                .with("painNow", event.painNow())
                .with("painWorst", event.painWorst())
                .with("sport", event.sport())
                .with("regions", event.regions().stream().map(Facts::place).toList())
                .with("flags", positive(event.redFlags()))
                .with("answers", answers(event.redFlags()))
                .with("clinic", event.clinicId())
                .with("trainer", event.trainerId())
                .facts;
    }

    private static Map<String, Object> findings(FindingsRecorded event) {
        List<String> positive = event.findings().stream()
                .filter(finding -> finding.result() == FindingResult.POSITIVE)
                .map(finding -> finding.test() + " " + finding.side())
                .toList();
        return new Facts()
                .with("tests", event.findings().size())
                .with("positive", positive)
                .with("flags", positive(event.redFlags()))
                .with("entryId", event.entryId())
                .with("found", event.findings().stream().map(Facts::result).toList())
                .with("answers", answers(event.redFlags()))
                .facts;
    }

    /** {@code ODI 18.0}. */
    private static List<String> scores(ProgramReviewed event) {
        return event.scores().stream()
                .map(score -> score.instrument() + " " + score.value())
                .toList();
    }

    private static Facts referral(UUID referralId) {
        return new Facts().with("referralId", referralId);
    }

    private static Map<String, Object> amendment(EntryAmended event) {
        IntakeCorrection intake = event.intake() == null ? IntakeCorrection.NONE : event.intake();
        return new Facts()
                .with("amendmentId", event.amendmentId())
                .with("entryId", event.entryId())
                .with("reason", event.reason())
                .with("painNow", intake.painNow())
                .with("painBest", intake.painBest())
                .with("painWorst", intake.painWorst())
                .with("sportNow", intake.sport())
                .with(
                        "regions",
                        intake.regions() == null
                                ? null
                                : intake.regions().stream().map(Facts::place).toList())
                .with("fields", fields(intake))
                .with("corrected", event.findings().stream().map(Facts::result).toList())
                .with(
                        "retracted",
                        event.retracted().stream()
                                .map(gone -> gone.test() + " " + gone.side())
                                .toList())
                .with("answersNow", answers(event.redFlags()))
                .facts;
    }

    /** {@code SLR LEFT POSITIVE}, or with a number where nothing was judged. */
    private static String result(Finding finding) {
        return finding.test() + " " + finding.side() + " "
                + (finding.result() == null ? finding.value() : finding.result());
    }

    private static List<String> answers(Map<RedFlag, FlagAnswer> redFlags) {
        return redFlags.entrySet().stream()
                .map(answer -> answer.getKey() + " " + answer.getValue())
                .toList();
    }

    /** Which other fields of the intake were corrected. */
    private static List<String> fields(IntakeCorrection intake) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("onsetManner", intake.onsetManner());
        all.put("onsetDaysAgo", intake.onsetDaysAgo());
        all.put("mechanism", intake.mechanism());
        all.put("aggravatedBy", intake.aggravatedBy());
        all.put("easedBy", intake.easedBy());
        all.put("night", intake.night());
        all.put("legSymptoms", intake.legSymptoms());
        all.put("legWorseThanBack", intake.legWorseThanBack());
        all.put("morningStiffnessMinutes", intake.morningStiffnessMinutes());
        return all.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Facts referral(UUID referralId, String physicianId) {
        return referral(referralId).with("physician", physicianId);
    }

    private static List<String> results(List<DiagnosticResult> results) {
        return results.stream()
                .map(result -> result.diagnostic() + " " + result.outcome())
                .toList();
    }

    private static String place(PainSite site) {
        return site.region() + " " + site.side();
    }

    private static List<String> patterns(List<MuscularCause> causes) {
        return causes.stream()
                .map(cause -> cause.pattern() + " " + cause.side())
                .toList();
    }

    private static List<String> suspicions(List<Suspicion> suspicions) {
        return suspicions.stream()
                .map(suspicion -> suspicion.category().name())
                .distinct()
                .toList();
    }

    private static List<String> positive(Map<RedFlag, FlagAnswer> answers) {
        return Stream.of(RedFlag.values())
                .filter(flag -> answers.get(flag) == FlagAnswer.YES)
                .map(Enum::name)
                .toList();
    }

    /** Leaves out what is absent; codes, ids and times become text, numbers stay numbers. */
    private Facts with(String name, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> facts.put(name, number);
            case Collection<?> values -> {
                if (!values.isEmpty()) {
                    facts.put(name, values.stream().map(String::valueOf).toList());
                }
            }
            default -> facts.put(name, value.toString());
        }
        return this;
    }
}
