package org.backline.dashboard.view.timeline;

import java.util.UUID;

/** Asks for everything that happened in a case, newest first. */
public record FindTimeline(UUID caseId) {}
