package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.assessment.knowledge.Evaluation.NextTest;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/**
 * Which answer would tell most now: first a test that a half-met reason for a physician waits for, then the screen, then
 * a test that a half-met pattern waits for. In an emergency nothing is worth the delay.
 */
final class NextTestChoice {

    private static final ClinicalTest[] TESTS = ClinicalTest.values();

    private final Readings readings;
    private final Manner manner;
    private final Map<ClinicalTest, Double> weights = new EnumMap<>(ClinicalTest.class);
    private final Map<ClinicalTest, String> reasons = new EnumMap<>(ClinicalTest.class);

    private NextTestChoice(Readings readings, Manner manner) {
        this.readings = readings;
        this.manner = manner;
    }

    static @Nullable NextTest of(
            Knowledge knowledge,
            Readings readings,
            Disposition disposition,
            List<Missing> missing,
            boolean mayBeMuscular) {
        if (disposition == Disposition.EMERGENCY) {
            return null;
        }
        NextTestChoice choice = new NextTestChoice(readings, knowledge.manner());
        for (FlagSpec spec : knowledge.flags()) {
            for (Rule.Raises rule : spec.escalations()) {
                choice.weigh(rule, disposition);
            }
        }
        for (Rule.Raises rule : knowledge.rules()) {
            choice.weigh(rule, disposition);
        }
        NextTest waitedFor = choice.best();
        if (waitedFor != null) {
            return waitedFor;
        }
        if (!missing.isEmpty()) {
            return ofScreen(missing);
        }
        if (mayBeMuscular || !choice.manner.asksForEvidence()) {
            knowledge.patterns().forEach(choice::weigh);
        }
        return choice.best();
    }

    /** A rule counts when it is open, something already speaks for it, and it would raise the urgency. */
    private void weigh(Rule.Raises rule, Disposition disposition) {
        boolean raises = Disposition.valueOf(rule.urgency().name()).compareTo(disposition) < 0;
        boolean decidable = !manner.asksForEvidence() || byTests(rule.when(), Side.NONE);
        if (raises && decidable && rule.when().ask(readings, Side.NONE) == Truth.UNKNOWN) {
            double weight = switch (rule.urgency()) {
                case EMERGENCY -> 64;
                case URGENT -> 16;
                case ROUTINE -> 4;
            };
            weigh(rule.id(), rule.when(), Side.NONE, weight);
        }
    }

    /** A pattern counts while it is open, and while a possible one could still become likely. */
    private void weigh(PatternSpec spec) {
        List<Side> sides = spec.sides() ? List.of(Side.LEFT, Side.RIGHT) : List.of(Side.NONE);
        for (Side side : sides) {
            boolean found = spec.barred().ask(readings, side) != Truth.TRUE
                    && spec.likely().ask(readings, side) == Truth.TRUE;
            if (found && manner.asksForEvidence()) {
                return;
            }
        }
        for (Side side : sides) {
            if (spec.barred().ask(readings, side) == Truth.TRUE) {
                continue;
            }
            if (spec.possible().ask(readings, side) == Truth.UNKNOWN) {
                weigh(spec.pattern().name(), spec.possible(), side, 2);
            } else if (manner.asksForEvidence()
                    && spec.possible().ask(readings, side) == Truth.TRUE
                    && spec.likely().ask(readings, side) == Truth.UNKNOWN) {
                weigh(spec.pattern().name(), spec.likely(), side, 1);
            }
        }
    }

    private void weigh(String rule, Condition when, Side side, double weight) {
        if (!something(when, side)) {
            return;
        }
        List<Lack> lacks = new ArrayList<>();
        when.lacks(readings, side, lacks);
        int open = 0;
        for (Lack lack : lacks) {
            open += lack.state() == LackState.UNKNOWN ? 1 : 0;
        }
        for (Lack lack : lacks) {
            if (lack.state() == LackState.UNKNOWN) {
                for (ClinicalTest test : TESTS) {
                    if (test.name().equals(lack.item())) {
                        weights.merge(test, weight / open, Double::sum);
                        reasons.putIfAbsent(test, rule);
                    }
                }
            }
        }
    }

    /** Whether test results alone could make it hold: nothing else of it is open. */
    private boolean byTests(Condition condition, Side side) {
        return switch (condition) {
            case Condition.All all -> all.of().stream().allMatch(part -> byTests(part, side));
            case Condition.AtLeast some ->
                some.of().stream().filter(part -> byTests(part, side)).count() >= some.count();
            case Condition.Leaf leaf when leaf.kind() == Condition.Kind.TEST -> leaf.ask(readings, side) != Truth.FALSE;
            default -> condition.ask(readings, side) == Truth.TRUE;
        };
    }

    /**
     * Whether a flag or a positive test already speaks for it. An age or a sport alone is no reason to test, and neither
     * is a test that found nothing.
     */
    private boolean something(Condition when, Side side) {
        boolean[] holds = new boolean[1];
        when.leaves(leaf -> holds[0] |= speaks(leaf) && leaf.ask(readings, side) == Truth.TRUE);
        return holds[0];
    }

    private boolean speaks(Condition leaf) {
        return !(leaf instanceof Condition.Leaf one)
                || (one.kind() != Condition.Kind.FACT && !(one.denies() && manner.asksForEvidence()));
    }

    private @Nullable NextTest best() {
        @Nullable ClinicalTest best = null;
        double most = 0;
        for (Map.Entry<ClinicalTest, Double> entry : weights.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best == null ? null : new NextTest(best.name(), "would decide " + reasons.get(best));
    }

    private static NextTest ofScreen(List<Missing> missing) {
        for (Missing one : missing) {
            for (ClinicalTest test : TESTS) {
                if (test.name().equals(one.item())) {
                    return new NextTest(one.item(), one.why());
                }
            }
        }
        Missing first = missing.getFirst();
        return new NextTest(first.item(), first.why());
    }
}
