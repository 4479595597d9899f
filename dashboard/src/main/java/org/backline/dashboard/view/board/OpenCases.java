package org.backline.dashboard.view.board;

import java.util.List;

/**
 * Open cases that are alike.
 *
 * @param causes what they are treated for: confirmed patterns; else what a physician was asked about; else what is thought
 * @param overdue whether their next step is overdue
 * @param count how many there are
 */
public record OpenCases(String clinicId, Stage stage, String sport, List<String> causes, boolean overdue, int count) {

    public OpenCases {
        causes = List.copyOf(causes);
    }
}
