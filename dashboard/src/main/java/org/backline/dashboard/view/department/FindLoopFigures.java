package org.backline.dashboard.view.department;

/** Asks how long the referral loop takes, by urgency. */
public record FindLoopFigures() {}
