package org.backline.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.backline.codes.AmendmentReason;
import org.backline.codes.BodyRegion;
import org.backline.codes.CancellationReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.Disposition;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.IntakeCorrection;
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
import org.backline.codes.StopReason;
import org.backline.codes.Suspicion;
import org.backline.codes.TestedSide;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
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

/** Tells the story of a case as published events, one sentence after the other, each a while after the last. */
public final class CaseSamples {

    /** An event and when and by whom it was recorded. */
    public record Told(PublishedEvent event, String eventId, Instant recordedAt, String actor) {}

    /** Above the numbers that tests give by hand. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(100_000);

    public final UUID caseId;
    public final UUID athleteId;
    public final UUID programId;
    public final UUID referralId;
    private final int number;
    private final List<Told> told = new ArrayList<>();
    private String clinic;
    private String trainer;
    private final String sport;
    private final int age;
    private final Sex sex;
    private final List<PainSite> regions;
    private Instant now;
    private Duration pace = Duration.ofHours(5);
    private int sessions;

    private CaseSamples(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        this.number = number;
        this.caseId = id("ca5e", number, 0);
        this.athleteId = id("a741", number, 0);
        this.programId = id("9406", number, 0);
        this.referralId = id("4efe", number, 0);
        this.clinic = clinic;
        this.trainer = trainer;
        this.sport = sport;
        this.age = age;
        this.sex = sex;
        this.regions = List.of(regions);
        this.now = opened;
    }

    /** A number no other case of this run has: tests share a database, and ids are made of the number. */
    public static int nextNumber() {
        return NUMBERS.incrementAndGet();
    }

    /** A rower of 20 with pain in the left of the lower back, seen in clinic north. */
    public static CaseSamples aRower(int number) {
        return anAthlete(
                number, Instant.parse("2026-11-02T09:00:00Z"), "north", "trainer.okafor", "rowing", 20, Sex.FEMALE);
    }

    public static CaseSamples anAthlete(
            int number, Instant opened, String clinic, String trainer, String sport, int age, Sex sex) {
        return new CaseSamples(
                number, opened, clinic, trainer, sport, age, sex, new PainSite(BodyRegion.LUMBAR, Side.LEFT));
    }

    public static CaseSamples anAthlete(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        return new CaseSamples(number, opened, clinic, trainer, sport, age, sex, regions);
    }

    static UUID id(String kind, int number, int part) {
        return UUID.fromString("0193%04x-%s-7%03x-8000-%012x".formatted((number * 2749) & 0xffff, kind, part, number));
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    public CaseSamples every(Duration pause) {
        pace = pause;
        return this;
    }

    private CaseSamples tell(String actor, Function<Instant, PublishedEvent> event) {
        PublishedEvent happened = event.apply(now);
        told.add(new Told(happened, id("e0e0", number, told.size()).toString(), now.plusSeconds(2), actor));
        now = now.plus(pace);
        return this;
    }

    public CaseSamples opened(int pain, RedFlag... flags) {
        Map<RedFlag, FlagAnswer> answers = new EnumMap<>(RedFlag.class);
        for (RedFlag flag : RedFlag.values()) {
            answers.put(flag, FlagAnswer.NO);
        }
        for (RedFlag flag : flags) {
            answers.put(flag, FlagAnswer.YES);
        }
        answers.put(RedFlag.STEROID, FlagAnswer.NOT_ASSESSED);
        return tell(
                trainer,
                at -> new IntakeRecorded(
                        caseId,
                        clinic,
                        at,
                        athleteId,
                        trainer,
                        sport,
                        age,
                        sex,
                        SickleCellTrait.NEGATIVE,
                        OnsetManner.GRADUAL,
                        21,
                        Mechanism.LOAD_SPIKE,
                        pain,
                        Math.max(0, pain - 3),
                        Math.min(10, pain + 2),
                        regions,
                        List.of(Provocation.EXTENSION, Provocation.RUNNING),
                        List.of(Provocation.REST),
                        NightPain.NONE,
                        LegSymptoms.NONE,
                        false,
                        10,
                        answers,
                        Map.of(RedFlag.STEROID, NotAssessedReason.NO_TIME),
                        List.of(),
                        84));
    }

    public CaseSamples takesPart(Participation participation, Restriction... restrictions) {
        return tell(
                trainer,
                at -> new ParticipationStatusChanged(
                        caseId,
                        clinic,
                        at,
                        athleteId,
                        participation,
                        List.of(restrictions),
                        LocalDate.parse("2026-12-01")));
    }

    public CaseSamples movedTo(String toClinic, String toTrainer) {
        String from = clinic;
        String fromTrainer = trainer;
        clinic = toClinic;
        trainer = toTrainer;
        return tell(toTrainer, at -> new ResponsibilityTransferred(caseId, toClinic, at, from, fromTrainer, toTrainer));
    }

    public CaseSamples closed(CaseOutcome outcome) {
        return tell(trainer, at -> new CaseClosed(caseId, clinic, at, athleteId, outcome));
    }

    public CaseSamples reopened() {
        return tell(trainer, at -> new CaseReopened(caseId, clinic, at, athleteId, ReopeningReason.RECURRENCE));
    }

    public static Finding finding(ClinicalTest test, Side side, FindingResult result, Double value, Unit unit) {
        return new Finding(test, side, result, value, unit, null, null, null, null, null, null, null);
    }

    public CaseSamples examined() {
        return tell(
                trainer,
                at -> new FindingsRecorded(
                        caseId,
                        clinic,
                        at,
                        id("f1d0", number, told.size()),
                        List.of(
                                finding(ClinicalTest.HHD_ABD, Side.LEFT, null, 182.0, Unit.NEWTON),
                                finding(ClinicalTest.HHD_ABD, Side.RIGHT, null, 231.5, Unit.NEWTON),
                                finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE, null, null),
                                finding(ClinicalTest.SLUMP, Side.LEFT, FindingResult.NEGATIVE, null, null),
                                finding(ClinicalTest.SLUMP, Side.RIGHT, FindingResult.NEGATIVE, null, null),
                                finding(ClinicalTest.SLR, Side.LEFT, FindingResult.NEGATIVE, 75.0, Unit.DEGREE)),
                        Map.of(),
                        Map.of(),
                        List.of()));
    }

    public CaseSamples scored(Instrument instrument, double value) {
        return tell(
                trainer,
                at -> new FindingsRecorded(
                        caseId,
                        clinic,
                        at,
                        id("f1d0", number, told.size()),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(new PromScore(instrument, value))));
    }

    /** The intake's pain was mistyped. */
    public CaseSamples painCorrected(int pain) {
        return tell(
                trainer,
                at -> new EntryAmended(
                        caseId,
                        clinic,
                        at,
                        athleteId,
                        id("a3e0", number, told.size()),
                        null,
                        AmendmentReason.MISTYPED,
                        new IntakeCorrection(
                                null, null, null, null, pain, null, null, null, null, null, null, null, null, null),
                        List.of(),
                        List.of(),
                        Map.of(RedFlag.FEVER, FlagAnswer.NO),
                        Map.of()));
    }

    /** What was found on the left was found on the right. */
    public CaseSamples sideCorrected(UUID entryId) {
        return tell(
                trainer,
                at -> new EntryAmended(
                        caseId,
                        clinic,
                        at,
                        athleteId,
                        id("a3e0", number, told.size()),
                        entryId,
                        AmendmentReason.WRONG_SIDE,
                        null,
                        List.of(finding(ClinicalTest.TREND, Side.RIGHT, FindingResult.POSITIVE, null, null)),
                        List.of(new TestedSide(ClinicalTest.TREND, Side.LEFT)),
                        Map.of(),
                        Map.of()));
    }

    public CaseSamples proposed(Disposition disposition, CauseCategory category, String... missing) {
        List<MuscularCause> patterns = disposition == Disposition.MANAGE ? List.of(cause()) : List.of();
        List<Suspicion> suspicions = switch (disposition) {
            case EMERGENCY -> List.of(new Suspicion(category, Urgency.EMERGENCY, List.of("CES_SADDLE")));
            case URGENT -> List.of(new Suspicion(category, Urgency.URGENT, List.of("NEURO_PROG")));
            case ROUTINE -> List.of(new Suspicion(category, Urgency.ROUTINE, List.of("ADOL_EXT", "STORK")));
            case MANAGE, INCOMPLETE -> List.of();
        };
        return tell(
                "assessment-service",
                at -> new AssessmentProposed(
                        caseId,
                        clinic,
                        at,
                        id("9409", number, told.size()),
                        "2026.1",
                        "5e0b6c",
                        disposition,
                        category,
                        suspicions,
                        patterns,
                        List.of(missing),
                        TRACE));
    }

    private static final String TRACE = """
        {"fired":[{"rule":"P1","effect":"LIKELY P1","because":["HHD_ABD","TREND"],
          "source":"Cooper 2016; Sadler 2019","grade":"C","mark":"V",
          "story":[{"id":"WEAK","claim":"The gluteus medius is weak on this side.","state":"SHOWN","grade":"C","source":"Sadler 2019"},
                   {"id":"TIGHT","claim":"The other hip abductors take over and grow tight.","state":"NOT_TESTED","grade":"X","source":"Arab 2010"}]}],
         "notFired":[],"nextTest":{"test":"OBER","why":"tells whether the abductors are tight"},
         "counterfactuals":[{"changes":[{"item":"SLR","from":"NEGATIVE","to":"POSITIVE"}],"disposition":"ROUTINE"}]}
        """;

    static MuscularCause cause() {
        return new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);
    }

    public CaseSamples causeConfirmed() {
        return tell(
                trainer,
                at -> new MuscularCauseIdentified(
                        caseId,
                        clinic,
                        at,
                        athleteId,
                        id("9409", number, 2),
                        List.of(cause()),
                        List.of(Contraindication.X),
                        false,
                        false,
                        null));
    }

    public CaseSamples notMuscular(Urgency urgency) {
        return tell(
                "assessment-service",
                at -> new NonMuscularCauseSuspected(
                        caseId,
                        clinic,
                        at,
                        id("9409", number, 3),
                        List.of(new Suspicion(CauseCategory.BONY, urgency, List.of("STORK"))),
                        urgency));
    }

    private static PrescribedExercise exercise(
            String id, Side side, ExerciseDose dose, String rule, EvidenceGrade grade) {
        return new PrescribedExercise(id, 1, side, dose, rule, grade);
    }

    private static final List<PrescribedExercise> EXERCISES = List.of(
            exercise("E03", Side.NONE, new ExerciseDose(3, 12, 5, null, 5), "P1-BRIDGE-FIRST", EvidenceGrade.D),
            exercise("E04", Side.BILATERAL, new ExerciseDose(3, 8, null, null, 5), "P1-BRIDGE-FIRST", EvidenceGrade.D),
            exercise("E15", Side.NONE, new ExerciseDose(3, 6, null, null, 5), "P1-CORE-SECOND", EvidenceGrade.D),
            exercise("E16", Side.NONE, new ExerciseDose(3, 6, 10, null, 5), "P1-CORE-SECOND", EvidenceGrade.D),
            exercise("E06", Side.NONE, new ExerciseDose(3, null, null, 10, 4), "P1-HIP-STRENGTH", EvidenceGrade.C),
            exercise("E07", Side.LEFT, new ExerciseDose(3, 10, null, null, 4), "P1-HIP-STRENGTH", EvidenceGrade.C),
            exercise("E20", Side.NONE, new ExerciseDose(3, null, 40, null, 7), "P1-FLEXORS-FIRST", EvidenceGrade.B),
            exercise("E34", Side.NONE, new ExerciseDose(1, null, 1200, null, 3), "AEROBIC", EvidenceGrade.A));

    private static final List<ExcludedExercise> EXCLUDED = List.of(
            new ExcludedExercise("E35", "NO-SUPERMAN", EvidenceGrade.X),
            new ExcludedExercise("E08", "BAR-X", EvidenceGrade.D),
            new ExcludedExercise("E10", "LATER-PHASE", EvidenceGrade.C));

    public CaseSamples drafted() {
        return tell(
                "program-service",
                at -> new ProgramDrafted(
                        caseId, clinic, at, programId, athleteId, List.of(cause()), EXERCISES, EXCLUDED));
    }

    public CaseSamples assigned() {
        return tell(
                trainer, at -> new ProgramAssigned(caseId, clinic, at, programId, athleteId, 1, EXERCISES, EXCLUDED));
    }

    public CaseSamples trained(int before, int during) {
        sessions++;
        return tell(
                trainer,
                at -> new SessionLogged(
                        caseId,
                        clinic,
                        at,
                        programId,
                        id("5e55", number, told.size()),
                        List.of("E03", "E15", "E06"),
                        before,
                        during,
                        Math.max(0, before - 1),
                        4));
    }

    public CaseSamples held() {
        return tell("program-service", at -> new ProgramHeld(caseId, clinic, at, programId, HoldReason.REFERRAL_OPEN));
    }

    public CaseSamples resumed() {
        return tell("program-service", at -> new ProgramResumed(caseId, clinic, at, programId));
    }

    public CaseSamples completed() {
        return tell(trainer, at -> new ProgramCompleted(caseId, clinic, at, programId, sessions, true, null));
    }

    public CaseSamples stopped(StopReason reason) {
        return tell("program-service", at -> new ProgramStopped(caseId, clinic, at, programId, reason));
    }

    public CaseSamples referred(Urgency urgency, CauseCategory category, ReferralOrigin origin, String... because) {
        String by = origin == ReferralOrigin.INTAKE ? "intake-service" : trainer;
        return tell(
                by,
                at -> new ReferralRequested(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        athleteId,
                        trainer,
                        origin,
                        category,
                        urgency,
                        List.of(because),
                        urgency == Urgency.EMERGENCY
                                ? ReferralQuestion.EMERGENCY_EVALUATION
                                : ReferralQuestion.IMAGING_NEEDED,
                        List.of(Diagnostic.MRI),
                        new ClinicalSummary(
                                age,
                                sex,
                                sport,
                                6,
                                2,
                                8,
                                regions,
                                List.of(RedFlag.ADOL_EXT),
                                List.of(
                                        finding(ClinicalTest.STORK, Side.LEFT, FindingResult.POSITIVE, null, null),
                                        finding(ClinicalTest.SLR, Side.LEFT, FindingResult.NEGATIVE, 78.0, Unit.DEGREE),
                                        finding(ClinicalTest.SLUMP, Side.LEFT, FindingResult.NEGATIVE, null, null)))));
    }

    public CaseSamples seen() {
        return tell(
                "physician.haddad", at -> new ReferralAcknowledged(caseId, clinic, at, referralId, "physician.haddad"));
    }

    public CaseSamples accepted() {
        return tell("physician.haddad", at -> new ReferralAccepted(caseId, clinic, at, referralId, "physician.haddad"));
    }

    public CaseSamples declined() {
        return tell(
                "physician.haddad",
                at -> new ReferralDeclined(
                        caseId, clinic, at, referralId, "physician.haddad", DeclineReason.NO_CAPACITY));
    }

    public CaseSamples scheduled() {
        return tell(
                "physician.haddad",
                at -> new AppointmentScheduled(caseId, clinic, at, referralId, at.plus(Duration.ofDays(2))));
    }

    public CaseSamples answered(Urgency remaining) {
        return tell(
                "physician.haddad",
                at -> new PhysicianReported(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        "physician.haddad",
                        "M43.06",
                        CauseCategory.BONY,
                        List.of(Diagnostic.MRI),
                        List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION),
                        remaining,
                        id("0e0e", number, 0)));
    }

    public CaseSamples read() {
        return tell(trainer, at -> new ReferralReviewed(caseId, clinic, at, referralId, trainer));
    }

    public CaseSamples reconciled(ReconciliationChoice choice, Urgency remaining) {
        return tell(
                trainer,
                at -> new ReferralReconciled(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        athleteId,
                        trainer,
                        choice,
                        remaining,
                        Participation.LIMITED,
                        List.of(Restriction.NO_IMPACT)));
    }

    public CaseSamples delivered() {
        return tell(
                "referral-service",
                at -> new ReferralDelivered(
                        caseId, clinic, at, referralId, DeliveryChannel.INBOX, List.of("physician.haddad")));
    }

    public CaseSamples redirected() {
        return tell(
                "referral-service",
                at -> new ReferralRedirected(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        "referral-service",
                        RedirectReason.DECLINED,
                        List.of("physician.ito")));
    }

    public CaseSamples attended() {
        return tell(
                "physician.haddad",
                at -> new AppointmentAttended(caseId, clinic, at, referralId, at.minusSeconds(600)));
    }

    public CaseSamples missed() {
        return tell(trainer, at -> new AppointmentMissed(caseId, clinic, at, referralId, at.minusSeconds(600)));
    }

    public CaseSamples studiesOrdered(Diagnostic... studies) {
        return tell(
                "physician.haddad",
                at -> new DiagnosticsOrdered(caseId, clinic, at, referralId, "physician.haddad", List.of(studies)));
    }

    public CaseSamples resultsIn(Diagnostic study, boolean complete) {
        return tell(
                "physician.haddad",
                at -> new DiagnosticsReported(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        List.of(new DiagnosticResult(study, DiagnosticOutcome.ABNORMAL)),
                        complete));
    }

    public CaseSamples advised() {
        return tell(
                "physician.haddad",
                at -> new AdviceGiven(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        "physician.haddad",
                        List.of(Restriction.NO_IMPACT),
                        id("0e0e", number, 1)));
    }

    public CaseSamples interrupted() {
        return tell(
                trainer,
                at -> new ReferralInterrupted(
                        caseId, clinic, at, referralId, trainer, InterruptionReason.ATHLETE_AWAY, null));
    }

    public CaseSamples cancelled() {
        return tell(
                trainer,
                at -> new ReferralCancelled(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        trainer,
                        CancellationReason.SEEN_ELSEWHERE,
                        Urgency.ROUTINE,
                        null));
    }

    public CaseSamples askedAgain(ReopenedFrom from) {
        return tell(
                trainer,
                at -> new ReferralReopened(
                        caseId, clinic, at, referralId, trainer, from, Urgency.URGENT, id("0e0e", number, 2), null));
    }

    public CaseSamples stalled(ReferralStage stage, int escalation) {
        return tell(
                "referral-service",
                at -> new ReferralStalled(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        stage,
                        Urgency.ROUTINE,
                        at.minusSeconds(60),
                        escalation,
                        Role.PHYSICIAN));
    }

    public CaseSamples loopClosed() {
        return tell(trainer, at -> new ReferralClosed(caseId, clinic, at, referralId, PhysicianAnswer.REPORT));
    }

    public CaseSamples openedInAnEmergency() {
        UUID accessId = id("e4e4", number, 0);
        return tell(
                        "physician.ito",
                        at -> new EmergencyAccessGranted(
                                caseId,
                                clinic,
                                at,
                                accessId,
                                athleteId,
                                "physician.ito",
                                at.plus(Duration.ofHours(1)),
                                EmergencyReason.LIFE_OR_LIMB))
                .tell(
                        "privacy.nakamura",
                        at -> new EmergencyAccessReviewed(
                                caseId,
                                clinic,
                                at,
                                accessId,
                                athleteId,
                                "privacy.nakamura",
                                EmergencyReviewOutcome.JUSTIFIED));
    }

    public CaseSamples revised() {
        return tell(
                trainer,
                at -> new ProgramRevised(caseId, clinic, at, programId, PlanChange.EDITED, 1, EXERCISES, EXCLUDED));
    }

    public CaseSamples reviewed(Instrument instrument, double value) {
        return tell(
                trainer,
                at -> new ProgramReviewed(
                        caseId,
                        clinic,
                        at,
                        programId,
                        id("4e71", number, told.size()),
                        List.of(new PromScore(instrument, value))));
    }

    public CaseSamples passedAllGates() {
        return tell(trainer, at -> new ReturnGateOpened(caseId, clinic, at, programId, athleteId));
    }

    public CaseSamples erased() {
        return tell("intake-service", at -> new AthleteErased(caseId, clinic, at, athleteId));
    }

    /** A case in which everything happens that can. */
    public static List<Told> everything(int number) {
        return aRower(number)
                .opened(6)
                .takesPart(Participation.LIMITED, Restriction.NO_IMPACT)
                .painCorrected(7)
                .examined()
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .causeConfirmed()
                .drafted()
                .assigned()
                .revised()
                .trained(5, 4)
                .reviewed(Instrument.ODI, 18)
                .openedInAnEmergency()
                .notMuscular(Urgency.ROUTINE)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .held()
                .delivered()
                .stalled(ReferralStage.ACKNOWLEDGEMENT, 1)
                .redirected()
                .seen()
                .accepted()
                .interrupted()
                .askedAgain(ReopenedFrom.INTERRUPTED)
                .scheduled()
                .missed()
                .scheduled()
                .attended()
                .studiesOrdered(Diagnostic.MRI)
                .resultsIn(Diagnostic.MRI, true)
                .advised()
                .cancelled()
                .askedAgain(ReopenedFrom.CANCELLED)
                .answered(null)
                .read()
                .reconciled(ReconciliationChoice.RESUME_PROGRAM, null)
                .resultsIn(Diagnostic.MRI, true)
                .loopClosed()
                .resumed()
                .trained(3, 2)
                .movedTo("south", "trainer.weiss")
                .passedAllGates()
                .completed()
                .closed(CaseOutcome.RESOLVED)
                .reopened()
                .declined()
                .stopped(StopReason.CAUSE_REVISED)
                .erased()
                .told();
    }
}
