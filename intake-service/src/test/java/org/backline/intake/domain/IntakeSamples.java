package org.backline.intake.domain;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.backline.codes.Urgency;

/** A small world with fixed ids. */
public final class IntakeSamples {

    public static final UUID CASE = UUID.fromString("019d2c00-0000-7000-8000-000000000001");
    public static final UUID ATHLETE = UUID.fromString("019d2c00-0000-7000-8000-0000000000a1");
    public static final UUID REFERRAL = UUID.fromString("019d2c00-0000-7000-8000-0000000000f1");
    public static final UUID OTHER_REFERRAL = UUID.fromString("019d2c00-0000-7000-8000-0000000000f2");
    public static final UUID ACCESS = UUID.fromString("019d2c00-0000-7000-8000-0000000000e1");
    public static final UUID NOTE = UUID.fromString("019d2c00-0000-7000-8000-0000000000d1");
    public static final UUID AMENDMENT = UUID.fromString("019d2c00-0000-7000-8000-0000000000c1");
    public static final UUID PROGRAM = UUID.fromString("019d2c00-0000-7000-8000-000000000091");
    public static final UUID ENTRY = UUID.fromString("019d2c00-0000-7000-8000-0000000000b1");
    public static final Instant SEEN = Instant.parse("2026-11-20T15:30:00Z");
    public static final Instant LATER = SEEN.plusSeconds(3_600);

    private IntakeSamples() {}

    /** Rows, left lumbar pain for three weeks, every flag answered no. */
    public static IntakeForm aRowerWithLeftLumbarPain() {
        return aRowerWho(Map.of());
    }

    /** The same rower, with these flags answered otherwise. */
    public static IntakeForm aRowerWho(Map<RedFlag, FlagAnswer> answers) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        for (RedFlag flag : RedFlag.values()) {
            flags.put(flag, FlagAnswer.NO);
        }
        flags.putAll(answers);
        return new IntakeForm(
                20,
                Sex.FEMALE,
                SickleCellTrait.NEGATIVE,
                "rowing",
                OnsetManner.GRADUAL,
                21,
                null,
                4,
                1,
                7,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(Provocation.FLEXION),
                List.of(Provocation.REST),
                null,
                null,
                false,
                0,
                flags,
                Map.of(),
                List.of(new PromScore(Instrument.NPRS, 4)),
                85);
    }

    static CaseEvent.Recorded recorded() {
        return new CaseEvent.Recorded(CASE, ATHLETE, "north", "trainer.okafor", SEEN, aRowerWithLeftLumbarPain(), null);
    }

    static CaseEvent.ReferredAtTheDoor referredAtTheDoor() {
        return new CaseEvent.ReferredAtTheDoor(
                CASE,
                ATHLETE,
                "north",
                "trainer.okafor",
                REFERRAL,
                CauseCategory.SERIOUS,
                Urgency.EMERGENCY,
                List.of("CES_SADDLE"),
                new ClinicalSummary(
                        20,
                        Sex.FEMALE,
                        "rowing",
                        4,
                        1,
                        7,
                        List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                        List.of(RedFlag.CES_SADDLE),
                        List.of()),
                SEEN);
    }

    static DoorReferral anEmergency() {
        return new DoorReferral(
                Urgency.EMERGENCY, CauseCategory.SERIOUS, List.of("CES_SADDLE"), List.of(RedFlag.CES_SADDLE));
    }

    /** The pain was 6, not 4. */
    static CaseCommand.Amend amendingPain() {
        return new CaseCommand.Amend(
                CASE,
                AMENDMENT,
                null,
                AmendmentReason.MISTYPED,
                painNow(6),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                null,
                OTHER_REFERRAL,
                LATER);
    }

    static CaseEvent.Amended painAmended() {
        return new CaseEvent.Amended(
                CASE,
                ATHLETE,
                "north",
                AMENDMENT,
                null,
                AmendmentReason.MISTYPED,
                painNow(6),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                null,
                LATER);
    }

    static IntakeCorrection painNow(int pain) {
        return new IntakeCorrection(null, null, null, null, pain, null, null, null, null, null, null, null, null, null);
    }

    /** A straight leg raise of 40 degrees on the left. */
    static CaseEvent.EntryNoted entryNoted() {
        return new CaseEvent.EntryNoted(
                CASE, ENTRY, List.of(legRaise(Side.LEFT, 40.0)), Map.of(RedFlag.FEVER, FlagAnswer.NO), LATER);
    }

    static Finding legRaise(Side side, double degrees) {
        return new Finding(
                ClinicalTest.SLR, side, null, degrees, Unit.DEGREE, true, null, null, null, null, null, null);
    }

    /** A positive slump test of the left side, with nothing else noted. */
    public static Finding slump() {
        return new Finding(
                ClinicalTest.SLUMP,
                Side.LEFT,
                FindingResult.POSITIVE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
