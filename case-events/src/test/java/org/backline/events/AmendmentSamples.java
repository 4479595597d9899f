package org.backline.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EndFeel;
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
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.TestedSide;
import org.backline.codes.Unit;

/** Corrections of what was recorded. */
final class AmendmentSamples {

    private static final UUID FINDINGS = UUID.fromString("019a8f00-0000-7000-8000-000000000004");

    private AmendmentSamples() {}

    static SequencedMap<String, PublishedEvent> all() {
        SequencedMap<String, PublishedEvent> all = new LinkedHashMap<>();
        all.put("EntryAmended.v1", everythingThatCanBeWrong());
        all.put("EntryAmended.v1.minimal", theFlagOfTheIntakeWasMisunderstood());
        return all;
    }

    /** No real correction is of an intake and of findings at once; here it shows every field. */
    static EntryAmended everythingThatCanBeWrong() {
        return new EntryAmended(
                EventSamples.ROWERS_CASE,
                EventSamples.NORTH,
                EventSamples.onDay(3, "08:05:00Z"),
                EventSamples.ROWER,
                UUID.fromString("019a8f00-0000-7000-8000-000000000021"),
                FINDINGS,
                AmendmentReason.WRONG_SIDE,
                new IntakeCorrection(
                        "rowing",
                        OnsetManner.SUDDEN,
                        3,
                        Mechanism.LIFTING,
                        6,
                        2,
                        8,
                        List.of(new PainSite(BodyRegion.LUMBAR, Side.RIGHT)),
                        List.of(Provocation.FLEXION),
                        List.of(Provocation.REST),
                        NightPain.POSITIONAL,
                        LegSymptoms.RIGHT,
                        false,
                        15),
                List.of(new Finding(
                        ClinicalTest.MTHOMAS,
                        Side.RIGHT,
                        FindingResult.POSITIVE,
                        -4.0,
                        Unit.DEGREE,
                        true,
                        2,
                        SpinalLevel.L4,
                        true,
                        false,
                        EndFeel.MUSCLE,
                        NotAssessedReason.PAIN)),
                List.of(new TestedSide(ClinicalTest.MTHOMAS, Side.LEFT)),
                Map.of(RedFlag.FEVER, FlagAnswer.NOT_ASSESSED),
                Map.of(RedFlag.FEVER, NotAssessedReason.REFUSED));
    }

    static EntryAmended theFlagOfTheIntakeWasMisunderstood() {
        return new EntryAmended(
                EventSamples.GYMNASTS_CASE,
                EventSamples.NORTH,
                EventSamples.onDay(4, "11:20:00Z"),
                EventSamples.GYMNAST,
                UUID.fromString("019a8f00-0000-7000-8000-000000000121"),
                null,
                AmendmentReason.MISUNDERSTOOD,
                null,
                List.of(),
                List.of(),
                Map.of(RedFlag.NIGHT, FlagAnswer.YES),
                Map.of());
    }
}
