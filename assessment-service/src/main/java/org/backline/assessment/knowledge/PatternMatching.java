package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.backline.assessment.knowledge.Condition.Reasons;
import org.backline.assessment.knowledge.Evaluation.Fired;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.assessment.knowledge.Evaluation.Link;
import org.backline.assessment.knowledge.Evaluation.LinkState;
import org.backline.assessment.knowledge.Evaluation.NotFired;
import org.backline.assessment.knowledge.Evaluation.PatternFound;
import org.backline.codes.PatternStrength;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/** The last step: which muscular patterns the findings support, side by side. */
final class PatternMatching {

    static final Lack SCREEN_INCOMPLETE = new Lack("the exclusion screen complete", "X0", LackState.UNKNOWN);
    static final Lack SUSPICION_OPEN = new Lack("no open flag or suspicion", "X0", LackState.NO);

    private final List<PatternSpec> specs;
    private final Readings readings;

    PatternMatching(List<PatternSpec> specs, Readings readings) {
        this.specs = specs;
        this.readings = readings;
    }

    List<PatternFound> match(@Nullable Lack bar, List<Fired> fired, List<NotFired> notFired) {
        List<PatternFound> found = new ArrayList<>(2);
        for (PatternSpec spec : specs) {
            @Nullable PatternFound pattern = bar == null ? match(spec) : null;
            if (pattern != null) {
                found.add(pattern);
                fired.add(fired(spec, pattern));
            } else {
                notFired.add(notFired(spec, bar));
            }
        }
        return List.copyOf(found);
    }

    private @Nullable PatternFound match(PatternSpec spec) {
        if (!spec.sides()) {
            PatternStrength strength = strength(spec, Side.NONE);
            return strength == null ? null : pattern(spec, spec.reported(), Side.NONE, strength);
        }
        @Nullable PatternStrength left = strength(spec, Side.LEFT);
        @Nullable PatternStrength right = strength(spec, Side.RIGHT);
        if (left != null && right != null) {
            return left == right
                    ? pattern(spec, Side.BILATERAL, Side.LEFT, left)
                    : left == PatternStrength.LIKELY
                            ? pattern(spec, Side.LEFT, Side.LEFT, left)
                            : pattern(spec, Side.RIGHT, Side.RIGHT, right);
        }
        if (left != null) {
            return pattern(spec, Side.LEFT, Side.LEFT, left);
        }
        if (right != null) {
            return pattern(spec, Side.RIGHT, Side.RIGHT, right);
        }
        PatternStrength none = strength(spec, Side.NONE);
        return none == null ? null : pattern(spec, Side.NONE, Side.NONE, none);
    }

    private @Nullable PatternStrength strength(PatternSpec spec, Side side) {
        if (spec.barred().ask(readings, side) == Truth.TRUE) {
            return null;
        }
        if (spec.likely().ask(readings, side) == Truth.TRUE) {
            return PatternStrength.LIKELY;
        }
        return spec.possible().ask(readings, side) == Truth.TRUE ? PatternStrength.POSSIBLE : null;
    }

    private PatternFound pattern(PatternSpec spec, Side reported, Side seenFrom, PatternStrength strength) {
        Reasons reasons = new Reasons(true);
        because(spec, seenFrom, strength, reasons);
        if (reported == Side.BILATERAL && spec.sides()) {
            because(spec, Side.RIGHT, strength, reasons);
        }
        return new PatternFound(
                spec.pattern(),
                reported,
                strength,
                reasons.items(),
                spec.evidence().grade());
    }

    private void because(PatternSpec spec, Side seenFrom, PatternStrength strength, Reasons reasons) {
        (strength == PatternStrength.LIKELY ? spec.likely() : spec.possible()).because(readings, seenFrom, reasons);
        for (Condition support : spec.supports()) {
            if (support.ask(readings, seenFrom) == Truth.TRUE) {
                support.because(readings, seenFrom, reasons);
            }
        }
    }

    private Fired fired(PatternSpec spec, PatternFound pattern) {
        Evidence evidence = spec.evidence();
        return new Fired(
                spec.pattern().name(),
                pattern.strength() == PatternStrength.LIKELY ? spec.likelyEffect() : spec.possibleEffect(),
                pattern.because(),
                evidence.source(),
                evidence.grade(),
                evidence.mark(),
                spec.story().isEmpty() ? null : story(spec, pattern.side()));
    }

    private List<Link> story(PatternSpec spec, Side side) {
        Side seenFrom = side == Side.BILATERAL ? Side.LEFT : side;
        List<Link> links = new ArrayList<>(spec.story().size());
        for (PatternSpec.StoryLink link : spec.story()) {
            Truth truth = link.shownBy().ask(readings, seenFrom);
            Reasons reasons = new Reasons(true);
            if (truth == Truth.TRUE) {
                link.shownBy().because(readings, seenFrom, reasons);
            }
            Evidence evidence = link.evidence();
            links.add(new Link(
                    link.id(),
                    link.claim(),
                    switch (truth) {
                        case TRUE -> LinkState.SHOWN;
                        case FALSE -> LinkState.NOT_SHOWN;
                        case UNKNOWN -> LinkState.NOT_TESTED;
                    },
                    reasons.items(),
                    evidence.source(),
                    evidence.grade(),
                    evidence.mark()));
        }
        return List.copyOf(links);
    }

    /** What the pattern lacks on the side where it lacks least, on both when they lack alike. */
    private NotFired notFired(PatternSpec spec, @Nullable Lack bar) {
        List<Lack> lacks = new ArrayList<>(4);
        if (bar != null) {
            lacks.add(bar);
        }
        if (!spec.sides()) {
            gather(spec, Side.NONE, lacks);
        } else {
            int likelier = spec.possible()
                    .ask(readings, Side.LEFT)
                    .compareTo(spec.possible().ask(readings, Side.RIGHT));
            if (likelier >= 0) {
                gather(spec, Side.LEFT, lacks);
            }
            if (likelier <= 0) {
                gather(spec, Side.RIGHT, lacks);
            }
        }
        return new NotFired(spec.pattern().name(), lacks.stream().distinct().toList());
    }

    private void gather(PatternSpec spec, Side side, List<Lack> lacks) {
        if (spec.barred().ask(readings, side) == Truth.TRUE) {
            Reasons reasons = new Reasons(true);
            spec.barred().because(readings, side, reasons);
            for (String item : reasons.items()) {
                lacks.add(new Lack("nothing against the pattern", item, LackState.NO));
            }
        }
        if (spec.possible().ask(readings, side) != Truth.TRUE) {
            spec.possible().lacks(readings, side, lacks);
        }
    }
}
