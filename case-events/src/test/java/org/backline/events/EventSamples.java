package org.backline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.Disposition;
import org.backline.codes.EndFeel;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.OverrideReason;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Suspicion;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;

/**
 * Two cases told in events. A rower has a weak left gluteus medius and goes from intake to a completed program; a young
 * gymnast has a suspected stress injury of the bone and goes to a physician and back. Programs are in
 * {@link ProgramSamples}, referrals in {@link ReferralSamples} and {@link LoopSamples}, privacy in
 * {@link PrivacySamples}, corrections in {@link AmendmentSamples}.
 */
public final class EventSamples {

    public static final UUID ROWER = UUID.fromString("019a8f00-0000-7000-8000-000000000001");
    public static final UUID ROWERS_CASE = UUID.fromString("019a8f00-0000-7000-8000-000000000002");
    public static final UUID ROWERS_PROPOSAL = UUID.fromString("019a8f00-0000-7000-8000-000000000003");
    public static final UUID GYMNAST = UUID.fromString("019a8f00-0000-7000-8000-000000000101");
    public static final UUID GYMNASTS_CASE = UUID.fromString("019a8f00-0000-7000-8000-000000000102");
    public static final UUID GYMNASTS_PROPOSAL = UUID.fromString("019a8f00-0000-7000-8000-000000000103");
    public static final String NORTH = "north";
    public static final String SOUTH = "south";
    public static final String TRAINER = "trainer.okafor";
    public static final String OTHER_TRAINER = "trainer.lindqvist";
    public static final String PHYSICIAN = "physician.haddad";

    private EventSamples() {}

    /**
     * Each sample by the name of its golden file: {@code <EventName>.v1} with everything filled in, and for an event with
     * parts that may be absent also {@code <EventName>.v1.minimal} without them.
     */
    public static SequencedMap<String, PublishedEvent> all() {
        SequencedMap<String, PublishedEvent> all = new LinkedHashMap<>();
        all.put("IntakeRecorded.v1", theRowersIntake());
        all.put("IntakeRecorded.v1.minimal", theGymnastsIntakeWithNothingOptional());
        all.put("ParticipationStatusChanged.v1", theRowerMayNotLiftUntilChristmas());
        all.put("ParticipationStatusChanged.v1.minimal", theGymnastIsOut());
        all.put("ResponsibilityTransferred.v1", theRowerMovesToTheSouthClinic());
        all.putAll(AmendmentSamples.all());
        all.put("CaseClosed.v1", theRowersCaseIsClosed());
        all.put("CaseReopened.v1", theRowersCaseIsOpenAgain());
        all.put("FindingsRecorded.v1", theRowersFindings());
        all.put("FindingsRecorded.v1.minimal", theGymnastsFindingsWithNothingOptional());
        all.put("AssessmentProposed.v1", theRulesProposeGluteusMedius());
        all.put("AssessmentProposed.v1.minimal", theRulesLackAnswers());
        all.put("MuscularCauseIdentified.v1", theTrainerOverridesForHipFlexors());
        all.put("MuscularCauseIdentified.v1.minimal", theTrainerConfirmsGluteusMedius());
        all.put("NonMuscularCauseSuspected.v1", aBonyCauseIsSuspected());
        all.putAll(ProgramSamples.all());
        all.putAll(ReferralSamples.all());
        all.putAll(LoopSamples.all());
        all.putAll(PrivacySamples.all());
        return all;
    }

    public static IntakeRecorded theRowersIntake() {
        return new IntakeRecorded(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:15:00Z"),
                ROWER,
                TRAINER,
                "rowing",
                20,
                Sex.FEMALE,
                SickleCellTrait.NEGATIVE,
                OnsetManner.GRADUAL,
                21,
                Mechanism.LOAD_SPIKE,
                4,
                1,
                7,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT), new PainSite(BodyRegion.GLUTEAL, Side.LEFT)),
                List.of(Provocation.STANDING, Provocation.SIDE_BEND),
                List.of(Provocation.REST, Provocation.LYING),
                NightPain.POSITIONAL,
                LegSymptoms.NONE,
                false,
                10,
                everyAskedFlagIsNoBut(RedFlag.CES_SEX, FlagAnswer.NOT_ASSESSED),
                Map.of(RedFlag.CES_SEX, NotAssessedReason.REFUSED),
                List.of(new PromScore(Instrument.NPRS, 4), new PromScore(Instrument.ODI, 22.5)),
                94);
    }

    public static IntakeRecorded theGymnastsIntakeWithNothingOptional() {
        return new IntakeRecorded(
                GYMNASTS_CASE,
                NORTH,
                onDay(3, "14:40:00Z"),
                GYMNAST,
                TRAINER,
                "gymnastics",
                17,
                Sex.FEMALE,
                SickleCellTrait.UNKNOWN,
                null,
                null,
                null,
                6,
                2,
                8,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.MIDLINE)),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                everyAskedFlagIsNoBut(RedFlag.REDS, FlagAnswer.YES),
                Map.of(),
                List.of(),
                58);
    }

    public static ParticipationStatusChanged theRowerMayNotLiftUntilChristmas() {
        return new ParticipationStatusChanged(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:20:00Z"),
                ROWER,
                Participation.LIMITED,
                List.of(Restriction.NO_LIFTING, Restriction.NO_EXTENSION),
                LocalDate.parse("2026-12-24"));
    }

    public static ParticipationStatusChanged theGymnastIsOut() {
        return new ParticipationStatusChanged(
                GYMNASTS_CASE, NORTH, onDay(3, "14:45:00Z"), GYMNAST, Participation.OUT, List.of(), null);
    }

    public static ResponsibilityTransferred theRowerMovesToTheSouthClinic() {
        return new ResponsibilityTransferred(ROWERS_CASE, SOUTH, onDay(20, "08:00:00Z"), NORTH, TRAINER, OTHER_TRAINER);
    }

    public static CaseClosed theRowersCaseIsClosed() {
        return new CaseClosed(ROWERS_CASE, SOUTH, onDay(29, "16:30:00Z"), ROWER, CaseOutcome.RESOLVED);
    }

    public static CaseReopened theRowersCaseIsOpenAgain() {
        return new CaseReopened(ROWERS_CASE, SOUTH, onDay(30, "10:05:00Z"), ROWER, ReopeningReason.RECURRENCE);
    }

    public static FindingsRecorded theRowersFindings() {
        return new FindingsRecorded(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:40:00Z"),
                UUID.fromString("019a8f00-0000-7000-8000-000000000004"),
                List.of(
                        positive(ClinicalTest.TREND, Side.LEFT),
                        new Finding(
                                ClinicalTest.MTHOMAS,
                                Side.LEFT,
                                FindingResult.NEGATIVE,
                                -11.9,
                                Unit.DEGREE,
                                false,
                                1,
                                SpinalLevel.L4,
                                true,
                                true,
                                EndFeel.MUSCLE,
                                null),
                        notDone(ClinicalTest.SORENSEN, NotAssessedReason.PAIN)),
                Map.of(RedFlag.CES_SEX, FlagAnswer.NO, RedFlag.NIGHT, FlagAnswer.NOT_ASSESSED),
                Map.of(RedFlag.NIGHT, NotAssessedReason.NO_TIME),
                List.of(new PromScore(Instrument.PSFS, 5.3)));
    }

    public static FindingsRecorded theGymnastsFindingsWithNothingOptional() {
        return new FindingsRecorded(
                GYMNASTS_CASE,
                NORTH,
                onDay(3, "15:00:00Z"),
                UUID.fromString("019a8f00-0000-7000-8000-000000000104"),
                List.of(new Finding(
                        ClinicalTest.STORK,
                        Side.BILATERAL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                Map.of(),
                Map.of(),
                List.of());
    }

    public static AssessmentProposed theRulesProposeGluteusMedius() {
        return new AssessmentProposed(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:40:01Z"),
                ROWERS_PROPOSAL,
                "2026.1",
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                Disposition.MANAGE,
                CauseCategory.MUSCULAR,
                List.of(new Suspicion(CauseCategory.DISC, Urgency.ROUTINE, List.of("SLUMP"))),
                List.of(gluteusMedius()),
                List.of("SORENSEN", "NIGHT"),
                "{\"fired\":[{\"rule\":\"P1\"}],\"notFired\":[{\"lacks\":[\"MTHOMAS\"],\"rule\":\"P2\"}]}");
    }

    public static AssessmentProposed theRulesLackAnswers() {
        return new AssessmentProposed(
                GYMNASTS_CASE,
                NORTH,
                onDay(3, "15:00:01Z"),
                GYMNASTS_PROPOSAL,
                "2026.1",
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                Disposition.INCOMPLETE,
                CauseCategory.UNDETERMINED,
                List.of(),
                List.of(),
                List.of(),
                "{}");
    }

    public static MuscularCauseIdentified theTrainerConfirmsGluteusMedius() {
        return new MuscularCauseIdentified(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:45:00Z"),
                ROWER,
                ROWERS_PROPOSAL,
                List.of(gluteusMedius()),
                List.of(),
                false,
                false,
                null);
    }

    public static MuscularCauseIdentified theTrainerOverridesForHipFlexors() {
        return new MuscularCauseIdentified(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:45:00Z"),
                ROWER,
                ROWERS_PROPOSAL,
                List.of(gluteusMedius(), new MuscularCause(MuscularPattern.P2, Side.BILATERAL, EvidenceGrade.D)),
                List.of(Contraindication.X, Contraindication.S),
                true,
                true,
                OverrideReason.CLINICAL_JUDGEMENT);
    }

    public static NonMuscularCauseSuspected aBonyCauseIsSuspected() {
        return new NonMuscularCauseSuspected(
                GYMNASTS_CASE,
                NORTH,
                onDay(3, "15:10:00Z"),
                GYMNASTS_PROPOSAL,
                List.of(new Suspicion(CauseCategory.BONY, Urgency.ROUTINE, List.of("ADOL_EXT", "REDS"))),
                Urgency.ROUTINE);
    }

    static MuscularCause gluteusMedius() {
        return new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);
    }

    static Finding positive(ClinicalTest test, Side side) {
        return new Finding(test, side, FindingResult.POSITIVE, null, null, true, 5, null, null, null, null, null);
    }

    static Finding notDone(ClinicalTest test, NotAssessedReason because) {
        return new Finding(
                test, Side.NONE, FindingResult.NOT_DONE, null, null, null, null, null, null, null, null, because);
    }

    /** A moment of November 2026. */
    static Instant onDay(int day, String time) {
        return Instant.parse("2026-11-%02dT%s".formatted(day, time));
    }

    /** Answers to all red flags that are asked; the rules derive the other five. */
    private static Map<RedFlag, FlagAnswer> everyAskedFlagIsNoBut(RedFlag flag, FlagAnswer answer) {
        Map<RedFlag, FlagAnswer> answers = new EnumMap<>(RedFlag.class);
        for (RedFlag each : RedFlag.values()) {
            answers.put(each, FlagAnswer.NO);
        }
        answers.keySet()
                .removeAll(List.of(
                        RedFlag.AGE_OLD, RedFlag.MULTI_FX, RedFlag.ADOL_EXT, RedFlag.ADOL_HAM, RedFlag.NO_PROGRESS));
        answers.put(flag, answer);
        return answers;
    }
}
