package org.backline.program.domain;

/**
 * Who asks. A person is told when a request makes no sense; a policy reacts to facts that arrive late or twice, so what
 * no longer applies is passed over in silence.
 */
public enum AskedBy {
    PERSON,
    POLICY
}
