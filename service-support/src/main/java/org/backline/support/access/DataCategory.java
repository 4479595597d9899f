package org.backline.support.access;

/** What kind of data an operation shows or changes. */
public enum DataCategory {
    /** Who an athlete is. */
    IDENTITY,
    /** Health: intake, findings, proposals, programs, notes. */
    CLINICAL,
    /** What a physician is asked and answers. */
    REFERRAL,
    /** Whether an athlete may take part, and with which restrictions; no reason for it. */
    PARTICIPATION,
    /** Who saw what. */
    AUDIT,
    /** Positions, dead letters and replays: no record of anybody. */
    OPERATIONS,
    /** Published knowledge, pages' furniture: about nobody. */
    REFERENCE;

    /** Whether the ledger says who saw or changed it. */
    public boolean isOfSomebody() {
        return switch (this) {
            case IDENTITY, CLINICAL, REFERRAL, PARTICIPATION, AUDIT -> true;
            case OPERATIONS, REFERENCE -> false;
        };
    }
}
