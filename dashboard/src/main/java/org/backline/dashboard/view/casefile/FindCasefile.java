package org.backline.dashboard.view.casefile;

import java.util.UUID;

/** Asks for what is known of a case. */
public record FindCasefile(UUID caseId) {}
