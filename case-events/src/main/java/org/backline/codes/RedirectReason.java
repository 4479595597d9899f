package org.backline.codes;

/** Why another physician is asked. */
public enum RedirectReason {
    DECLINED,
    NO_ANSWER,
    PHYSICIAN_AWAY,
    OTHER_SPECIALTY
}
