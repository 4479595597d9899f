package org.backline.dashboard.view.board;

import java.util.UUID;

/** Asks for one case. */
public record FindBoardCase(UUID caseId) {}
