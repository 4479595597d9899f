package org.backline.intake.view.emergency;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for emergency accesses, the latest first.
 *
 * @param clinicIds those that touched one of these clinics; absent for all
 * @param open only those that wait for a review, or only the others; absent for both
 * @param limit 1 to 200
 */
public record FindEmergencies(
        @Nullable Set<String> clinicIds, @Nullable Boolean open, int limit) {

    public FindEmergencies {
        clinicIds = clinicIds == null ? null : Set.copyOf(clinicIds);
    }
}
