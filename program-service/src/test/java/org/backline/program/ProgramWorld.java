package org.backline.program;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.FindingsRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.PhysicianReported;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.jspecify.annotations.Nullable;

/** What the other services say of a rower with back pain. */
public final class ProgramWorld {

    public static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
    public static final Instant DAY_2 = Instant.parse("2026-09-02T08:00:00Z");
    public static final Instant DAY_9 = Instant.parse("2026-09-09T08:00:00Z");
    private static final UUID ATHLETE = UUID.fromString("0198a000-0000-7000-8000-000000000002");
    private static final UUID PROPOSAL = UUID.fromString("0198a000-0000-7000-8000-0000000000c1");
    private static final UUID REFERRAL = UUID.fromString("0198a000-0000-7000-8000-0000000000f1");
    private static final String CLINIC = "north";

    private ProgramWorld() {}

    /** The trainer confirmed that the left gluteus medius is weak. */
    public static MuscularCauseIdentified aWeakGlute(UUID caseId) {
        return identified(caseId, CLINIC, MuscularPattern.P1);
    }

    /** The trainer confirmed, on the same proposal, that the hip flexors are tight. */
    public static MuscularCauseIdentified tightHipFlexors(UUID caseId) {
        return identified(caseId, CLINIC, MuscularPattern.P2);
    }

    /** The trainer of a clinic confirmed a cause on the left. */
    public static MuscularCauseIdentified identified(UUID caseId, String clinicId, MuscularPattern pattern) {
        return new MuscularCauseIdentified(
                caseId,
                clinicId,
                DAY_1,
                ATHLETE,
                PROPOSAL,
                List.of(new MuscularCause(pattern, Side.LEFT, EvidenceGrade.C)),
                List.of(),
                false,
                false,
                null);
    }

    /** A physician is asked. */
    public static ReferralRequested aReferral(UUID caseId) {
        return new ReferralRequested(
                caseId,
                CLINIC,
                DAY_2,
                REFERRAL,
                ATHLETE,
                "trainer.okafor",
                ReferralOrigin.ASSESSMENT,
                CauseCategory.BONY,
                Urgency.ROUTINE,
                List.of("STORK"),
                ReferralQuestion.DIAGNOSIS,
                List.of(),
                new ClinicalSummary(
                        20,
                        Sex.FEMALE,
                        "rowing",
                        4,
                        1,
                        7,
                        List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                        List.of(),
                        List.of()));
    }

    /** The physician has answered and the trainer has chosen. */
    public static ReferralReconciled aReconciliation(UUID caseId, ReconciliationChoice choice) {
        return new ReferralReconciled(
                caseId,
                CLINIC,
                DAY_9,
                REFERRAL,
                ATHLETE,
                "trainer.okafor",
                choice,
                null,
                Participation.FULL,
                List.of());
    }

    /** The case is over. */
    public static CaseClosed theClose(UUID caseId) {
        return new CaseClosed(caseId, CLINIC, DAY_9, ATHLETE, CaseOutcome.WITHDRAWN);
    }

    /** The case should not have been closed. */
    public static CaseReopened theReopening(UUID caseId) {
        return new CaseReopened(caseId, CLINIC, DAY_9, ATHLETE, ReopeningReason.CLOSED_IN_ERROR);
    }

    /** The physician answers. */
    public static PhysicianReported aReport(
            UUID caseId, List<Restriction> restrictions, @Nullable Urgency remainingUrgency) {
        return new PhysicianReported(
                caseId,
                CLINIC,
                DAY_9,
                REFERRAL,
                "physician.haddad",
                "M54.50",
                CauseCategory.BONY,
                List.of(),
                restrictions,
                remainingUrgency,
                null);
    }

    /** The trainer tested. */
    public static FindingsRecorded findings(UUID caseId, Finding... findings) {
        return new FindingsRecorded(caseId, CLINIC, DAY_1, PROPOSAL, List.of(findings), Map.of(), Map.of(), List.of());
    }

    /** A test of the left side. */
    public static Finding tested(
            ClinicalTest test,
            @Nullable FindingResult result,
            @Nullable Double value,
            @Nullable Boolean pelvisControlled) {
        return new Finding(test, Side.LEFT, result, value, null, null, null, null, pelvisControlled, null, null, null);
    }
}
