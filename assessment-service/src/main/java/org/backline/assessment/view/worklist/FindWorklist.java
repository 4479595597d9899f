package org.backline.assessment.view.worklist;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which assessments to list.
 *
 * @param clinics only of these
 * @param open only those that are not closed, or only those that are; both when absent
 * @param limit how many at most, 1 or more
 */
public record FindWorklist(Set<String> clinics, @Nullable Boolean open, int limit) {

    public FindWorklist {
        clinics = Set.copyOf(clinics);
    }
}
