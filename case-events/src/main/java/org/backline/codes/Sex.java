package org.backline.codes;

/** Sex as the athlete's record states it; rules with a cut-off by sex treat OTHER as not stated. */
public enum Sex {
    FEMALE,
    MALE,
    OTHER
}
