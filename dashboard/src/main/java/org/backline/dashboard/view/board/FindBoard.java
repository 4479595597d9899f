package org.backline.dashboard.view.board;

import java.util.Set;

/**
 * Asks for the cases of some clinics, most urgent first, then the longest in its stage.
 *
 * @param clinics only of these
 * @param closed whether closed cases are wanted too
 */
public record FindBoard(Set<String> clinics, boolean closed) {

    public FindBoard {
        clinics = Set.copyOf(clinics);
    }
}
