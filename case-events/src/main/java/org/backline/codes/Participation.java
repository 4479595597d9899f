package org.backline.codes;

/** Participation status of the athlete. */
public enum Participation {
    /** No restriction. */
    FULL,
    /** Takes part with the restrictions named. */
    LIMITED,
    /** Does not take part. */
    OUT
}
