package org.backline.assessment.view.scorecard;

import java.util.Set;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the cases that a number of the scorecard counts, the latest diagnosis first.
 *
 * @param clinics only of these
 * @param disposition only those whose first proposal was this; all when absent
 * @param diagnosis only those with this diagnosis; all when absent
 * @param missed only those that were asked for later than the diagnosis warrants, or only the others; all when absent
 * @param after the page begins behind this case; absent for the first page
 */
public record FindDiagnosed(
        Set<String> clinics,
        @Nullable Disposition disposition,
        @Nullable CauseCategory diagnosis,
        @Nullable Boolean missed,
        @Nullable UUID after,
        int limit) {

    public FindDiagnosed {
        clinics = Set.copyOf(clinics);
    }
}
