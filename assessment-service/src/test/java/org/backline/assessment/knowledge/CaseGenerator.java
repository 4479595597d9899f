package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EndFeel;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Unit;

/**
 * Random athletes over the whole input space. A third are all chance, a third are clear but for a few answers, a third
 * are densely filled. The seed is part of every failure message, so each can be seen again.
 */
public final class CaseGenerator {

    /** How many athletes each property meets; the nightly run asks for more. */
    public static final int COUNT = Integer.getInteger("knowledge.properties.count", 2_000);

    private static final List<String> SPORTS = List.of(
            "rowing",
            "cross-country",
            "soccer",
            "american-football",
            "gymnastics",
            "diving",
            "dance",
            "cheerleading",
            "wrestling",
            "baseball",
            "softball",
            "cricket",
            "swimming",
            "volleyball",
            "basketball",
            "tennis",
            "golf",
            "track-and-field",
            "weightlifting",
            "ice-hockey",
            "field-hockey",
            "lacrosse",
            "rugby",
            "cycling",
            "triathlon",
            "other",
            "quidditch");

    private final SplittableRandom random;

    /** @param seed the same seed, the same athletes */
    public CaseGenerator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Stream<EvaluationRequest> cases() {
        return IntStream.range(0, COUNT).mapToObj(seed -> new CaseGenerator(seed).next());
    }

    /** Clear athletes with a few answers changed, so that every disposition is met often. */
    static Stream<EvaluationRequest> nearlyClearCases() {
        return IntStream.range(0, COUNT).mapToObj(seed -> new CaseGenerator(seed).nearlyClear());
    }

    /** An athlete. */
    public EvaluationRequest next() {
        return switch (random.nextInt(3)) {
            case 0 ->
                new EvaluationRequest(athlete(), intake(), flags(0.3, 0.2), findings(random.nextInt(25)), proms());
            case 1 -> nearlyClear();
            default -> new EvaluationRequest(athlete(), intake(), flags(0.95, 0.03), findings(70), proms());
        };
    }

    EvaluationRequest nearlyClear() {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        CaseSamples.KNOWLEDGE.askedFlags().forEach(flag -> flags.put(flag, FlagAnswer.NO));
        if (random.nextInt(4) == 0) {
            flags.put(any(RedFlag.values()), any(FlagAnswer.values()));
        }
        List<Finding> findings = new ArrayList<>();
        for (ClinicalTest test : ClinicalTest.values()) {
            if (CaseSamples.SCREEN_TESTS.contains(test) || random.nextInt(3) == 0) {
                findings.add(CaseSamples.finding(test, side(), FindingResult.NEGATIVE));
            }
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            findings.add(finding());
        }
        Intake intake =
                random.nextInt(3) == 0 ? intake() : CaseSamples.aClearAthlete().intake();
        return new EvaluationRequest(athlete(), intake, flags, findings, List.of());
    }

    Athlete athlete() {
        int age = random.nextInt(5) == 0 ? random.nextInt(10, 100) : random.nextInt(14, 26);
        return new Athlete(
                age,
                any(Sex.values()),
                SPORTS.get(random.nextInt(SPORTS.size())),
                random.nextInt(8) == 0 ? null : any(SickleCellTrait.values()));
    }

    Intake intake() {
        int worst = random.nextInt(11);
        int now = random.nextInt(worst + 1);
        return new Intake(
                maybe()
                        ? null
                        : new Onset(
                                maybe() ? null : any(OnsetManner.values()),
                                maybe() ? null : random.nextInt(random.nextBoolean() ? 15 : 200),
                                random.nextBoolean() ? null : any(Mechanism.values())),
                new Pain(now, maybe() ? null : random.nextInt(now + 1), maybe() ? null : worst),
                regions(),
                maybe() ? null : some(Provocation.values(), 3),
                maybe() ? null : some(Provocation.values(), 2),
                maybe() ? null : random.nextInt(4) > 0 ? NightPain.NONE : any(NightPain.values()),
                maybe() ? null : random.nextInt(3) > 0 ? LegSymptoms.NONE : any(LegSymptoms.values()),
                maybe() ? null : random.nextInt(5) == 0,
                maybe() ? null : random.nextInt(90));
    }

    private List<PainSite> regions() {
        List<PainSite> sites = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            BodyRegion region = random.nextInt(3) > 0
                    ? any(BodyRegion.LUMBAR, BodyRegion.SI_JOINT, BodyRegion.GLUTEAL)
                    : any(BodyRegion.values());
            sites.add(new PainSite(region, any(Side.values())));
        }
        return sites;
    }

    /** Flags of which a share was asked, and of those a share answered with yes. */
    public Map<RedFlag, FlagAnswer> flags(double asked, double yes) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        for (RedFlag flag : RedFlag.values()) {
            if (random.nextDouble() < asked) {
                flags.put(
                        flag,
                        random.nextDouble() < yes
                                ? FlagAnswer.YES
                                : random.nextInt(12) == 0 ? FlagAnswer.NOT_ASSESSED : FlagAnswer.NO);
            }
        }
        return flags;
    }

    /** Some results of tests. */
    public List<Finding> findings(int count) {
        return Stream.generate(this::finding).limit(count).toList();
    }

    Finding finding() {
        ClinicalTest test = any(ClinicalTest.values());
        TestSpec spec =
                java.util.Objects.requireNonNull(CaseSamples.KNOWLEDGE.tests().get(test));
        boolean number = !spec.units().isEmpty() && random.nextBoolean();
        Unit unit = number
                ? List.copyOf(spec.units().keySet())
                        .get(random.nextInt(spec.units().size()))
                : null;
        Double value = number ? value(spec, unit) : null;
        FindingResult result = value != null && random.nextBoolean()
                ? null
                : random.nextInt(3) == 0
                        ? any(FindingResult.values())
                        : any(FindingResult.NEGATIVE, FindingResult.POSITIVE);
        return new Finding(
                test,
                side(),
                result,
                value,
                unit,
                random.nextInt(3) == 0 ? random.nextBoolean() : null,
                random.nextInt(4) == 0 ? random.nextInt(11) : null,
                random.nextInt(4) == 0 ? any(SpinalLevel.values()) : null,
                random.nextInt(3) == 0 ? random.nextBoolean() : null,
                random.nextInt(3) == 0 ? random.nextBoolean() : null,
                random.nextInt(4) == 0 ? any(EndFeel.values()) : null,
                null);
    }

    private double value(TestSpec spec, Unit unit) {
        double factor = java.util.Objects.requireNonNull(spec.units().get(unit));
        double value = spec.least() + random.nextDouble() * (Math.min(spec.most(), 300) - spec.least());
        return Math.round(value / factor * 10) / 10.0;
    }

    List<PromScore> proms() {
        return random.nextInt(3) > 0 ? List.of() : List.of(new PromScore(Instrument.NPRS, random.nextInt(11)));
    }

    private Side side() {
        return random.nextInt(4) == 0 ? any(Side.values()) : any(Side.LEFT, Side.RIGHT, Side.NONE);
    }

    private boolean maybe() {
        return random.nextInt(6) == 0;
    }

    private <E> List<E> some(E[] values, int most) {
        return Stream.generate(() -> any(values))
                .limit(random.nextInt(most + 1))
                .distinct()
                .toList();
    }

    @SafeVarargs
    public final <E> E any(E... values) {
        return values[random.nextInt(values.length)];
    }

    /** A number from 0, below the bound. */
    public int number(int bound) {
        return random.nextInt(bound);
    }
}
