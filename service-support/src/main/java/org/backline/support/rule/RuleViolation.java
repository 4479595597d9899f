package org.backline.support.rule;

import java.util.List;

/** A command was refused by a rule; the message is the rule in a trainer's words. */
public class RuleViolation extends RuntimeException {

    private final transient List<String> missing;

    public RuleViolation(String rule) {
        this(rule, List.of());
    }

    /** @param missing ids of what must be there before the command may be tried again */
    public RuleViolation(String rule, List<String> missing) {
        super(rule);
        this.missing = List.copyOf(missing);
    }

    /** Ids of what must be there before the command may be tried again; empty when nothing is missing. */
    public List<String> missing() {
        return missing;
    }
}
