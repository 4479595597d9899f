package org.backline.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.TestedSide;
import org.backline.codes.Unit;
import org.backline.events.AthleteErased;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.EmergencyAccessReviewed;
import org.backline.events.EntryAmended;
import org.backline.events.IntakeRecorded;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.PublishedEvent;
import org.backline.events.ResponsibilityTransferred;

/**
 * What happens to a case as a whole: its intake, whose it is, what the athlete may do, and its end.
 *
 * @param <S> the story that is told on
 */
public abstract class CaseTelling<S extends CaseTelling<S>> {

    /** The case. */
    public final UUID caseId;

    /** Whose case it is. */
    public final UUID athleteId;

    /** Its program. */
    public final UUID programId;

    /** Its referral. */
    public final UUID referralId;

    final int number;
    final List<CaseSamples.Told> told = new ArrayList<>();
    final String sport;
    final int age;
    final Sex sex;
    final List<PainSite> regions;
    String clinic;
    String trainer;
    private Instant now;
    private Duration pace = Duration.ofHours(5);

    CaseTelling(
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

    abstract S self();

    /** Every event so far. */
    public List<CaseSamples.Told> told() {
        return List.copyOf(told);
    }

    /** From here on events are this far apart. */
    public S every(Duration pause) {
        pace = pause;
        return self();
    }

    S tell(String actor, Function<Instant, PublishedEvent> event) {
        PublishedEvent happened = event.apply(now);
        told.add(new CaseSamples.Told(happened, id("e0e0", number, told.size()).toString(), now.plusSeconds(2), actor));
        now = now.plus(pace);
        return self();
    }

    static UUID id(String kind, int number, int part) {
        return UUID.fromString("0193%04x-%s-7%03x-8000-%012x".formatted((number * 2749) & 0xffff, kind, part, number));
    }

    public S opened(int pain, RedFlag... flags) {
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

    public S takesPart(Participation participation, Restriction... restrictions) {
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

    public S movedTo(String toClinic, String toTrainer) {
        String from = clinic;
        String fromTrainer = trainer;
        clinic = toClinic;
        trainer = toTrainer;
        return tell(toTrainer, at -> new ResponsibilityTransferred(caseId, toClinic, at, from, fromTrainer, toTrainer));
    }

    public S closed(CaseOutcome outcome) {
        return tell(trainer, at -> new CaseClosed(caseId, clinic, at, athleteId, outcome));
    }

    public S reopened() {
        return reopened(ReopeningReason.RECURRENCE);
    }

    public S reopened(ReopeningReason reason) {
        return tell(trainer, at -> new CaseReopened(caseId, clinic, at, athleteId, reason));
    }

    public static Finding finding(ClinicalTest test, Side side, FindingResult result, Double value, Unit unit) {
        return new Finding(test, side, result, value, unit, null, null, null, null, null, null, null);
    }

    /** The intake's pain was mistyped. */
    public S painCorrected(int pain) {
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
    public S sideCorrected(UUID entryId) {
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

    public S openedInAnEmergency() {
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

    public S erased() {
        return tell("intake-service", at -> new AthleteErased(caseId, clinic, at, athleteId));
    }
}
