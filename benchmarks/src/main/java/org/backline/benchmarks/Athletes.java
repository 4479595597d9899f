package org.backline.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.EvaluationRequest;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;

/** Athletes as a clinic sees them: all flags asked, the screen tested, a dozen findings more, one in ten with a flag. */
final class Athletes {

    private static final List<String> SPORTS =
            List.of("rowing", "basketball", "gymnastics", "soccer", "cross-country", "swimming");

    private final Knowledge knowledge;
    private final SplittableRandom random;

    Athletes(Knowledge knowledge, long seed) {
        this.knowledge = knowledge;
        this.random = new SplittableRandom(seed);
    }

    CaseFacts next() {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        knowledge.askedFlags().forEach(flag -> flags.put(flag, FlagAnswer.NO));
        if (random.nextInt(10) == 0) {
            flags.put(any(RedFlag.values()), FlagAnswer.YES);
        }
        List<Finding> findings = new ArrayList<>();
        for (ClinicalTest test : ClinicalTest.values()) {
            boolean screen = test.ordinal() < ClinicalTest.values().length / 4;
            if (screen || random.nextInt(4) == 0) {
                findings.add(new Finding(
                        test,
                        any(Side.LEFT, Side.RIGHT),
                        random.nextInt(6) == 0 ? FindingResult.POSITIVE : FindingResult.NEGATIVE,
                        null,
                        null,
                        true,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
            }
        }
        return CaseFacts.of(new EvaluationRequest(
                new Athlete(
                        17 + random.nextInt(8),
                        any(Sex.values()),
                        SPORTS.get(random.nextInt(SPORTS.size())),
                        SickleCellTrait.NEGATIVE),
                new Intake(
                        new Onset(OnsetManner.GRADUAL, 5 + random.nextInt(60), null),
                        new Pain(random.nextInt(8), 1, 8),
                        List.of(new PainSite(any(BodyRegion.LUMBAR, BodyRegion.SI_JOINT), Side.LEFT)),
                        List.of(any(Provocation.values())),
                        List.of(Provocation.REST),
                        NightPain.NONE,
                        LegSymptoms.NONE,
                        false,
                        0),
                flags,
                findings,
                List.of(new PromScore(Instrument.NPRS, random.nextInt(11)))));
    }

    @SafeVarargs
    private <E> E any(E... values) {
        return values[random.nextInt(values.length)];
    }
}
