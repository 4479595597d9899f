package org.backline.intake.domain;

/** What an erasure before the end of the retention rests on. */
public enum ErasureAuthority {
    PRIVACY_LAW,
    COURT_ORDER,
    INSTITUTION_POLICY
}
