package org.backline.assessment.knowledge;

import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;

/** A rule of the first three steps: it settles a flag or raises a suspicion. Every rule can fire on its own. */
sealed interface Rule {

    String id();

    Condition when();

    Evidence evidence();

    String effect();

    /**
     * Facts that count as a YES to a red flag.
     *
     * @param unlessNo whether a plain NO to the question stands against it
     * @param denied what the rule lacks when that NO was given
     */
    record Implies(
            String id, RedFlag flag, boolean unlessNo, Condition when, Evidence evidence, String effect, Lack denied)
            implements Rule {}

    /** A reason to send the athlete to a physician. */
    record Raises(String id, CauseCategory category, Urgency urgency, Condition when, Evidence evidence, String effect)
            implements Rule {}
}
