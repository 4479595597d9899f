package org.backline.dashboard.view.function;

import java.util.UUID;

/** Asks for the scores of a case, oldest first. */
public record FindFunction(UUID caseId) {}
