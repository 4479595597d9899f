package org.backline.dashboard.view.board;

import java.util.Set;

/**
 * Asks how many open cases there are of each kind.
 *
 * @param clinics only of these
 */
public record FindOpenCases(Set<String> clinics, Overdue overdue) {

    public FindOpenCases {
        clinics = Set.copyOf(clinics);
    }
}
