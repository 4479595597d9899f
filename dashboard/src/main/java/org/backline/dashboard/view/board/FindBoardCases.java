package org.backline.dashboard.view.board;

import java.util.Set;
import java.util.UUID;

/** Asks for these cases, in no order; one that may not be seen is not among them. */
public record FindBoardCases(Set<UUID> caseIds) {

    public FindBoardCases {
        caseIds = Set.copyOf(caseIds);
    }
}
