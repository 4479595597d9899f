package org.backline.dashboard.view.department;

/** Asks for the figures of each clinic that may be seen. */
public record FindClinicFigures() {}
