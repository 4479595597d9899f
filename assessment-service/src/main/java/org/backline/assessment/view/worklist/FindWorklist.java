package org.backline.assessment.view.worklist;

import org.jspecify.annotations.Nullable;

/**
 * Which assessments to list.
 *
 * @param clinicId only of this clinic; of all when absent
 * @param open only those that are not closed, or only those that are; both when absent
 * @param limit how many at most, 1 or more
 */
public record FindWorklist(
        @Nullable String clinicId, @Nullable Boolean open, int limit) {}
