package org.backline.codes;

/** How a physician answered a referral. */
public enum PhysicianAnswer {
    REPORT,
    ADVICE,
    DECLINE
}
