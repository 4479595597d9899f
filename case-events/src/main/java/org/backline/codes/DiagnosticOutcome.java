package org.backline.codes;

/** What a diagnostic study came to; NOT_DONE ends the wait for it and is no negative result. */
public enum DiagnosticOutcome {
    NORMAL,
    ABNORMAL,
    INCONCLUSIVE,
    NOT_DONE
}
