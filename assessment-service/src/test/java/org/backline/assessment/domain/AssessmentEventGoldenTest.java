package org.backline.assessment.domain;

import static org.backline.assessment.domain.AssessmentSamples.*;
import static org.backline.assessment.domain.LaterSamples.*;

import java.util.List;
import java.util.Map;
import org.backline.codes.AmendmentReason;
import org.backline.codes.BodyRegion;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OverrideReason;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.codes.TestedSide;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
import org.backline.support.testing.GoldenEvents;

class AssessmentEventGoldenTest extends GoldenEvents {

    private static final Suspicion FEVER = new Suspicion(CauseCategory.SERIOUS, Urgency.URGENT, List.of("FEVER"));
    private static final MuscularCause P1 = new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);

    AssessmentEventGoldenTest() {
        super(
                AssessmentEvent.class,
                List.of(
                        opened(anIntakeWith(RedFlag.FEVER)),
                        new AssessmentEvent.Amended(
                                CASE,
                                CLINIC,
                                AssessmentSamples.AMENDMENT,
                                FIRST_ENTRY,
                                AmendmentReason.WRONG_SIDE,
                                IntakeCorrection.NONE,
                                List.of(finding(ClinicalTest.TREND, Side.RIGHT, FindingResult.POSITIVE)),
                                List.of(new TestedSide(ClinicalTest.TREND, Side.LEFT)),
                                Map.of(RedFlag.IBP, FlagAnswer.NOT_ASSESSED),
                                Map.of(RedFlag.IBP, NotAssessedReason.NO_TIME),
                                DAY_2),
                        new AssessmentEvent.FindingsRecorded(
                                CASE,
                                CLINIC,
                                FIRST_ENTRY,
                                List.of(
                                        measured(ClinicalTest.HHD_ABD, Side.LEFT, 1.1, Unit.NEWTON_METRE_PER_KILOGRAM),
                                        finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE)),
                                Map.of(RedFlag.FEVER, FlagAnswer.NO, RedFlag.IBP, FlagAnswer.NOT_ASSESSED),
                                Map.of(RedFlag.IBP, NotAssessedReason.NO_TIME),
                                List.of(new PromScore(Instrument.NPRS, 4)),
                                NOTE,
                                DAY_2),
                        new AssessmentEvent.Proposed(
                                CASE,
                                CLINIC,
                                proposalOf(FIRST_ENTRY),
                                "2026.11.1",
                                "0f0e",
                                Disposition.URGENT,
                                CauseCategory.SERIOUS,
                                Urgency.URGENT,
                                List.of(FEVER),
                                List.of(P1),
                                List.of("SLUMP", "TEMP"),
                                List.of("TEMP"),
                                List.of(Contraindication.X),
                                true,
                                "{\"carried\":[]}",
                                DAY_5,
                                DAY_2),
                        new AssessmentEvent.NonMuscularCauseSuspected(
                                CASE, CLINIC, proposalOf(FIRST_ENTRY), List.of(FEVER), Urgency.URGENT, DAY_2),
                        new AssessmentEvent.MuscularCauseIdentified(
                                CASE,
                                CLINIC,
                                ATHLETE,
                                proposalOf(FIRST_ENTRY),
                                List.of(P1),
                                List.of(Contraindication.X),
                                true,
                                true,
                                OverrideReason.KNOWN_HISTORY,
                                NOTE,
                                DAY_3),
                        new AssessmentEvent.ReferralRequested(
                                CASE,
                                CLINIC,
                                ATHLETE,
                                TRAINER,
                                FIRST_REFERRAL,
                                ReferralOrigin.PROGRAM,
                                CauseCategory.SERIOUS,
                                Urgency.URGENT,
                                List.of("FEVER"),
                                ReferralQuestion.DIAGNOSIS,
                                List.of(Diagnostic.MRI),
                                new ClinicalSummary(
                                        21,
                                        Sex.MALE,
                                        "basketball",
                                        4,
                                        1,
                                        6,
                                        List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                                        List.of(RedFlag.FEVER),
                                        List.of(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE))),
                                NOTE,
                                DAY_3),
                        noted(FIRST_REFERRAL, Urgency.URGENT, DAY_3),
                        new AssessmentEvent.ReferralDeclined(
                                CASE, CLINIC, FIRST_REFERRAL, DeclineReason.NO_CAPACITY, DAY_3),
                        new AssessmentEvent.ReferralCancelled(
                                CASE, CLINIC, FIRST_REFERRAL, CancellationReason.SEEN_ELSEWHERE, DAY_3),
                        new AssessmentEvent.ReferralRenewed(CASE, CLINIC, FIRST_REFERRAL, Urgency.URGENT, DAY_4),
                        reconciled(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, Urgency.ROUTINE, DAY_4),
                        new AssessmentEvent.UrgencyLowered(
                                CASE, CLINIC, FIRST_REFERRAL, Urgency.URGENT, Urgency.ROUTINE, List.of("FEVER"), DAY_4),
                        new AssessmentEvent.ProgressReviewed(CASE, CLINIC, REVIEW, true, DAY_43),
                        new AssessmentEvent.Diagnosed(
                                CASE,
                                CLINIC,
                                FIRST_REFERRAL,
                                "M43.06",
                                CauseCategory.BONY,
                                null,
                                Urgency.ROUTINE,
                                DAY_4),
                        new AssessmentEvent.MissedReferralReviewed(
                                CASE,
                                CLINIC,
                                FIRST_LOOK,
                                FIRST_REFERRAL,
                                ReviewFinding.RULE_MISSING,
                                "physician.adeyemi",
                                NOTE,
                                DAY_5),
                        stopped(DAY_4),
                        new AssessmentEvent.HandedOver(CASE, "south", "trainer.reyes", DAY_4),
                        closed(DAY_4),
                        new AssessmentEvent.Reopened(CASE, CLINIC, ReopeningReason.RECURRENCE, DAY_5)));
    }
}
