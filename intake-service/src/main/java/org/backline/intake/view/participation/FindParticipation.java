package org.backline.intake.view.participation;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the open cases of some clinics, in the order of their ids.
 *
 * @param after last case of the page before
 * @param limit 1 to 200
 */
public record FindParticipation(
        Set<String> clinicIds, @Nullable UUID after, int limit) {

    public FindParticipation {
        clinicIds = Set.copyOf(clinicIds);
    }
}
