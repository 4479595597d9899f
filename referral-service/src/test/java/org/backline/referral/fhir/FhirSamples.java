package org.backline.referral.fhir;

import static org.backline.referral.domain.ReferralSamples.ATHLETE;
import static org.backline.referral.domain.ReferralSamples.CASE;
import static org.backline.referral.domain.ReferralSamples.CLINIC;
import static org.backline.referral.domain.ReferralSamples.PHYSICIAN;
import static org.backline.referral.domain.ReferralSamples.REFERRAL;
import static org.backline.referral.domain.ReferralSamples.TRAINER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.Disposition;
import org.backline.codes.EndFeel;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.InterruptionReason;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.PlanChange;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Suspicion;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
import org.backline.events.AssessmentProposed;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramReviewed;
import org.backline.events.ProgramRevised;
import org.backline.events.PublishedEvent;
import org.backline.events.ResponsibilityTransferred;
import org.backline.events.SessionLogged;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralSamples;

/** A gymnast's case with everything in it: from the intake through a program and two physicians to the end. */
public final class FhirSamples {

    public static final UUID PROGRAM = UUID.fromString("0198b000-0000-7000-8000-000000000021");
    public static final UUID PROPOSAL = UUID.fromString("0198b000-0000-7000-8000-000000000022");

    private static final Instant BEGIN = Instant.parse("2026-11-01T09:00:00Z");

    private FhirSamples() {}

    /** The whole case, in its order. */
    public static Dossier dossier() {
        return new Dossier(CASE, facts());
    }

    /** An hour apart, with the numbers that a store would give. */
    public static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        int sequence = 0;
        for (Object event : events()) {
            Instant at = BEGIN.plus(Duration.ofHours(facts.size()));
            String id = "019a9000-0000-7000-8000-%012d".formatted(facts.size());
            facts.add(
                    event instanceof ReferralEvent own
                            ? new Fact(id, CASE, own.clinicId(), at, sequence++, own)
                            : new Fact(id, CASE, ((PublishedEvent) event).clinicId(), at, 0, event));
        }
        return facts;
    }

    private static List<Object> events() {
        Instant at = BEGIN;
        List<Object> events = new ArrayList<>();
        events.add(intake());
        events.add(findings());
        events.add(proposal());
        events.add(new MuscularCauseIdentified(
                CASE,
                CLINIC,
                at,
                ATHLETE,
                PROPOSAL,
                List.of(new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C)),
                List.of(),
                true,
                false,
                null));
        events.add(new ProgramAssigned(CASE, CLINIC, at, PROGRAM, ATHLETE, 1, exercises(), excluded()));
        events.add(new SessionLogged(CASE, CLINIC, at, PROGRAM, id(31), List.of("E01"), 4, 5, 3, 6));
        events.add(new SessionLogged(CASE, CLINIC, at, PROGRAM, id(32), List.of("E01"), 4, 6, null, null));
        events.add(new ProgramReviewed(CASE, CLINIC, at, PROGRAM, id(33), List.of(new PromScore(Instrument.ODI, 18))));
        events.add(new ProgramRevised(CASE, CLINIC, at, PROGRAM, PlanChange.EDITED, 2, exercises(), excluded()));
        events.add(new NonMuscularCauseSuspected(
                CASE,
                CLINIC,
                at,
                PROPOSAL,
                List.of(new Suspicion(CauseCategory.BONY, Urgency.ROUTINE, List.of("ADOL_EXT", "STORK", "R-17"))),
                Urgency.ROUTINE));
        events.add(opened());
        events.add(new ProgramHeld(CASE, CLINIC, at, PROGRAM, HoldReason.REFERRAL_OPEN));
        events.addAll(loop());
        events.add(new ProgramResumed(CASE, CLINIC, at, PROGRAM));
        events.add(new ProgramCompleted(CASE, CLINIC, at, PROGRAM, 12, null, null));
        events.add(new ResponsibilityTransferred(CASE, "south", at, CLINIC, TRAINER, "trainer.lindqvist"));
        events.add(new CaseClosed(CASE, "south", at, ATHLETE, CaseOutcome.RESOLVED));
        events.add(new CaseReopened(CASE, "south", at, ATHLETE, ReopeningReason.RECURRENCE));
        return events;
    }

    /** Every kind of event that a referral can have. */
    private static List<ReferralEvent> loop() {
        Instant at = BEGIN.plus(Duration.ofDays(2));
        Instant visit = BEGIN.plus(Duration.ofDays(5));
        return List.of(
                new ReferralEvent.Delivered(REFERRAL, CASE, CLINIC, DeliveryChannel.INBOX, List.of(), at),
                new ReferralEvent.Acknowledged(REFERRAL, CASE, CLINIC, PHYSICIAN, at),
                new ReferralEvent.Declined(REFERRAL, CASE, CLINIC, PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY, at),
                new ReferralEvent.Redirected(
                        REFERRAL,
                        CASE,
                        CLINIC,
                        TRAINER,
                        RedirectReason.DECLINED,
                        List.of(ReferralSamples.OTHER_PHYSICIAN),
                        at),
                new ReferralEvent.Accepted(REFERRAL, CASE, CLINIC, ReferralSamples.OTHER_PHYSICIAN, at),
                new ReferralEvent.Interrupted(
                        REFERRAL, CASE, CLINIC, TRAINER, InterruptionReason.ATHLETE_AWAY, null, at),
                new ReferralEvent.Reopened(
                        REFERRAL, CASE, CLINIC, TRAINER, ReopenedFrom.INTERRUPTED, Urgency.URGENT, id(41), at, null),
                new ReferralEvent.Scheduled(REFERRAL, CASE, CLINIC, visit, at),
                new ReferralEvent.Missed(REFERRAL, CASE, CLINIC, TRAINER, visit, visit),
                new ReferralEvent.Scheduled(REFERRAL, CASE, CLINIC, visit.plus(Duration.ofDays(1)), visit),
                new ReferralEvent.Attended(REFERRAL, CASE, CLINIC, TRAINER, visit.plus(Duration.ofDays(1)), visit),
                new ReferralEvent.DiagnosticsOrdered(
                        REFERRAL, CASE, CLINIC, ReferralSamples.OTHER_PHYSICIAN, List.of(Diagnostic.MRI), visit),
                new ReferralEvent.Stalled(
                        REFERRAL,
                        CASE,
                        CLINIC,
                        ReferralStage.DIAGNOSTICS,
                        Urgency.URGENT,
                        visit,
                        1,
                        Role.PHYSICIAN,
                        visit),
                new ReferralEvent.DiagnosticsReported(
                        REFERRAL,
                        CASE,
                        CLINIC,
                        TRAINER,
                        List.of(new DiagnosticResult(Diagnostic.MRI, DiagnosticOutcome.ABNORMAL)),
                        true,
                        visit),
                new ReferralEvent.Reported(
                        REFERRAL,
                        CASE,
                        CLINIC,
                        ReferralSamples.OTHER_PHYSICIAN,
                        "M84.38XA",
                        CauseCategory.BONY,
                        List.of(Diagnostic.XRAY),
                        List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION),
                        Urgency.ROUTINE,
                        id(42),
                        visit.plus(Duration.ofDays(2))),
                new ReferralEvent.Reviewed(REFERRAL, CASE, CLINIC, TRAINER, visit),
                new ReferralEvent.Reconciled(
                        REFERRAL,
                        CASE,
                        CLINIC,
                        ATHLETE,
                        TRAINER,
                        ReconciliationChoice.CHANGE_PROGRAM,
                        Urgency.ROUTINE,
                        Participation.LIMITED,
                        List.of(Restriction.NO_IMPACT),
                        visit),
                new ReferralEvent.Closed(REFERRAL, CASE, CLINIC, PhysicianAnswer.REPORT, visit));
    }

    private static ReferralEvent.Opened opened() {
        return new ReferralEvent.Opened(
                REFERRAL,
                CASE,
                CLINIC,
                ATHLETE,
                TRAINER,
                ReferralOrigin.ASSESSMENT,
                CauseCategory.BONY,
                Urgency.ROUTINE,
                List.of("ADOL_EXT", "REDS", "R-17"),
                ReferralQuestion.IMAGING_NEEDED,
                List.of(Diagnostic.MRI, Diagnostic.XRAY),
                ReferralSamples.aSummary(),
                BEGIN.plus(Duration.ofHours(9)));
    }

    /** As intake-service publishes it. */
    public static IntakeRecorded intake() {
        return new IntakeRecorded(
                CASE,
                CLINIC,
                BEGIN,
                ATHLETE,
                TRAINER,
                "gymnastics",
                17,
                Sex.FEMALE,
                SickleCellTrait.NEGATIVE,
                OnsetManner.GRADUAL,
                21,
                Mechanism.LOAD_SPIKE,
                4,
                1,
                7,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT), new PainSite(BodyRegion.SI_JOINT, Side.NONE)),
                List.of(Provocation.EXTENSION),
                List.of(Provocation.REST),
                NightPain.NONE,
                LegSymptoms.NONE,
                false,
                10,
                Map.of(RedFlag.REDS, FlagAnswer.YES),
                Map.of(),
                List.of(
                        new PromScore(Instrument.NPRS, 4),
                        new PromScore(Instrument.ODI, 22.5),
                        new PromScore(Instrument.PSFS, 5.3)),
                94);
    }

    /** As assessment-service publishes them: a finding of each kind. */
    public static FindingsRecorded findings() {
        return new FindingsRecorded(
                CASE,
                CLINIC,
                BEGIN,
                id(23),
                List.of(
                        finding(ClinicalTest.STORK, Side.LEFT, FindingResult.POSITIVE, null, null),
                        finding(ClinicalTest.SLR, Side.RIGHT, FindingResult.NEGATIVE, 78.5, Unit.DEGREE),
                        finding(ClinicalTest.HHD_ABD, Side.LEFT, null, 1.2, Unit.NEWTON_METRE_PER_KILOGRAM),
                        finding(ClinicalTest.SORENSEN, Side.NONE, FindingResult.EQUIVOCAL, 61.0, Unit.SECOND),
                        finding(ClinicalTest.TEMP, Side.NONE, null, 36.6, Unit.CELSIUS),
                        finding(ClinicalTest.ADD_ABD_RATIO, Side.LEFT, null, 0.8, Unit.RATIO),
                        new Finding(
                                ClinicalTest.HOP,
                                Side.LEFT,
                                FindingResult.NOT_DONE,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                NotAssessedReason.PAIN),
                        finding(ClinicalTest.KEMP, Side.BILATERAL, null, null, null),
                        new Finding(
                                ClinicalTest.MTHOMAS,
                                Side.LEFT,
                                FindingResult.NEGATIVE,
                                -11.9,
                                Unit.DEGREE,
                                true,
                                3,
                                SpinalLevel.L4,
                                true,
                                false,
                                EndFeel.MUSCLE,
                                null)),
                Map.of(RedFlag.NIGHT, FlagAnswer.NO),
                Map.of(),
                List.of(new PromScore(Instrument.RMDQ, 7)));
    }

    private static Finding finding(ClinicalTest test, Side side, FindingResult result, Double value, Unit unit) {
        return new Finding(test, side, result, value, unit, null, null, null, null, null, null, null);
    }

    private static AssessmentProposed proposal() {
        return new AssessmentProposed(
                CASE,
                CLINIC,
                BEGIN,
                PROPOSAL,
                "2026.1",
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                Disposition.ROUTINE,
                CauseCategory.BONY,
                List.of(),
                List.of(),
                List.of("SORENSEN"),
                "{\"fired\":[{\"rule\":\"R-17\"},{\"rule\":\"P1\"}],\"notFired\":[]}");
    }

    private static List<PrescribedExercise> exercises() {
        return List.of(
                new PrescribedExercise(
                        "E01", 1, Side.BILATERAL, new ExerciseDose(3, 10, null, null, 5), "D1", EvidenceGrade.B),
                new PrescribedExercise(
                        "E09", 1, Side.LEFT, new ExerciseDose(2, null, 30, 20, 3), "D4", EvidenceGrade.C));
    }

    private static List<ExcludedExercise> excluded() {
        return List.of(new ExcludedExercise("E31", "X1", EvidenceGrade.D));
    }

    private static UUID id(int number) {
        return UUID.fromString("0198b000-0000-7000-8000-%012d".formatted(number));
    }
}
