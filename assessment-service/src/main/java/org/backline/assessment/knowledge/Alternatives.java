package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.backline.assessment.knowledge.CaseFacts.FindingInput;
import org.backline.assessment.knowledge.CaseFacts.FlagInput;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.assessment.knowledge.Evaluation.Change;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/** Every answer that could have been given otherwise: flags, tests and what the athlete told. */
final class Alternatives {

    private static final String NOTHING = "not known";

    private final CaseFacts facts;
    private final List<Alternative> all = new ArrayList<>(160);

    private Alternatives(CaseFacts facts) {
        this.facts = facts;
    }

    static List<Alternative> of(Knowledge knowledge, Set<ClinicalTest> tests, CaseFacts facts) {
        Alternatives alternatives = new Alternatives(facts);
        for (FlagSpec spec : knowledge.flags()) {
            if (spec.asked()) {
                alternatives.flag(spec.flag());
            }
        }
        for (ClinicalTest test : tests) {
            alternatives.test(test);
        }
        alternatives.all.addAll(IntakeAlternatives.of(facts));
        return List.copyOf(alternatives.all);
    }

    private void flag(RedFlag flag) {
        @Nullable FlagAnswer present = null;
        for (FlagInput input : facts.flags()) {
            if (input.flag() == flag && (present == null || input.answer() == FlagAnswer.YES)) {
                present = input.answer();
            }
        }
        for (FlagAnswer answer : FlagAnswer.values()) {
            boolean asGood = answer == present
                    || (answer == FlagAnswer.NOT_ASSESSED && (present == null || present == FlagAnswer.NOT_ASSESSED));
            if (!asGood) {
                all.add(new Alternative(
                        flag.name(),
                        List.of(flag.name()),
                        new Change(flag.name(), present == null ? NOTHING : present.name(), answer.name()),
                        given -> withFlag(given, flag, answer)));
            }
        }
    }

    private static CaseFacts withFlag(CaseFacts facts, RedFlag flag, FlagAnswer answer) {
        List<FlagInput> flags = new ArrayList<>(facts.flags());
        flags.removeIf(input -> input.flag() == flag);
        flags.add(new FlagInput(flag, answer, null, Origin.NOWHERE));
        return new CaseFacts(
                facts.athlete(),
                facts.intake(),
                facts.intakeOrigin(),
                flags,
                facts.findings(),
                facts.proms(),
                facts.dayOfCare());
    }

    private void test(ClinicalTest test) {
        Set<Side> sides = new LinkedHashSet<>();
        for (FindingInput input : facts.findings()) {
            if (input.finding().test() == test) {
                sides.add(input.finding().side());
            }
        }
        if (sides.isEmpty()) {
            add(test, Side.NONE, NOTHING, FindingResult.POSITIVE);
            add(test, Side.NONE, NOTHING, FindingResult.NEGATIVE);
            return;
        }
        for (Side side : sides) {
            for (FindingResult result :
                    List.of(FindingResult.POSITIVE, FindingResult.NEGATIVE, FindingResult.NOT_DONE)) {
                add(test, side, present(test, side), result);
            }
        }
        if (sides.equals(EnumSet.of(Side.LEFT))) {
            add(test, Side.RIGHT, NOTHING, FindingResult.POSITIVE);
        } else if (sides.equals(EnumSet.of(Side.RIGHT))) {
            add(test, Side.LEFT, NOTHING, FindingResult.POSITIVE);
        }
    }

    private void add(ClinicalTest test, Side side, String from, FindingResult to) {
        if (!from.equals(to.name())) {
            String item = side == Side.NONE ? test.name() : test + " " + side;
            all.add(new Alternative(
                    test.name(),
                    List.of(test.name()),
                    new Change(item, from, to.name()),
                    given -> withResult(given, test, side, to)));
        }
    }

    private String present(ClinicalTest test, Side side) {
        Set<String> results = new LinkedHashSet<>();
        for (FindingInput input : facts.findings()) {
            Finding finding = input.finding();
            if (finding.test() == test && finding.side() == side) {
                FindingResult result = finding.result();
                Double value = finding.value();
                results.add(
                        value == null
                                ? String.valueOf(Objects.requireNonNullElse(result, FindingResult.NOT_DONE))
                                : result == null ? String.valueOf(value) : result + " " + value);
            }
        }
        return String.join(", ", results);
    }

    /** The plain result, taken at the latest visit, in place of everything recorded for that side. */
    private static CaseFacts withResult(CaseFacts facts, ClinicalTest test, Side side, FindingResult result) {
        List<FindingInput> findings = new ArrayList<>(facts.findings().size() + 1);
        Origin origin = Origin.NOWHERE;
        for (FindingInput input : facts.findings()) {
            if (input.finding().test() == test && input.finding().side() == side) {
                origin = input.origin().second() >= origin.second() ? input.origin() : origin;
            } else {
                findings.add(input);
            }
        }
        findings.add(new FindingInput(
                new Finding(test, side, result, null, null, null, null, null, null, null, null, null), origin));
        return new CaseFacts(
                facts.athlete(),
                facts.intake(),
                facts.intakeOrigin(),
                facts.flags(),
                findings,
                facts.proms(),
                facts.dayOfCare());
    }
}
