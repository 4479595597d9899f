package org.backline.assessment.knowledge;

import java.util.List;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;

/**
 * A muscular pattern: what makes it likely, what makes it possible, and what speaks against it.
 *
 * @param sides whether it is tried on each side of the body or once
 * @param reported the side named when it is tried once
 * @param bold criteria of which at least one must hold
 * @param supports findings named with the pattern when they hold; they decide nothing
 */
record PatternSpec(
        MuscularPattern pattern,
        String name,
        boolean sides,
        Side reported,
        List<Condition> bold,
        Condition likely,
        Condition possible,
        Condition barred,
        List<Condition> supports,
        List<StoryLink> story,
        String firstLine,
        Evidence evidence,
        String likelyEffect,
        String possibleEffect) {

    /** One link of the causal story. */
    record StoryLink(String id, String claim, Condition shownBy, Evidence evidence) {}
}
