package org.backline.dashboard.service;

/** A service that the pages talk to. */
public enum Service {
    INTAKE,
    ASSESSMENT,
    PROGRAM,
    REFERRAL
}
