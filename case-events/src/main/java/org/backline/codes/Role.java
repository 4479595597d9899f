package org.backline.codes;

/** Role in which a person or a system acts. */
public enum Role {
    ATHLETIC_TRAINER,
    PHYSICIAN,
    DEPARTMENT_ADMIN,
    COACH,
    PRIVACY_OFFICER,
    ATHLETE,
    SERVICE
}
