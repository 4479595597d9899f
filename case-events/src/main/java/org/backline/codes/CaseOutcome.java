package org.backline.codes;

/** How a case ended. */
public enum CaseOutcome {
    RESOLVED,
    SELF_MANAGED,
    UNDER_PHYSICIAN_CARE,
    WITHDRAWN,
    LEFT_DEPARTMENT,
    ENTERED_IN_ERROR
}
