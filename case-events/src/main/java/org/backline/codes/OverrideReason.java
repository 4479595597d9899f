package org.backline.codes;

/** Why a trainer confirmed something the rules did not propose. */
public enum OverrideReason {
    CLINICAL_JUDGEMENT,
    PHYSICIAN_ADVICE,
    KNOWN_HISTORY,
    TEST_NOT_POSSIBLE
}
