package org.backline.support.rule;

/** Says what must hold before a command is carried out. */
public final class Rules {

    private Rules() {}

    /**
     * Refuses the command unless the rule holds.
     *
     * @param rule the rule in a trainer's words
     * @throws RuleViolation when it does not hold
     */
    public static void require(boolean holds, String rule) {
        if (!holds) {
            throw new RuleViolation(rule);
        }
    }
}
