package org.backline.intake.view.caseload;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for cases, in the order of their ids.
 *
 * @param clinics only of these
 * @param after last id of the page before
 * @param limit 1 to 100
 */
public record FindCaseload(
        Set<String> clinics,
        @Nullable CaseloadStage stage,
        @Nullable UUID after,
        int limit) {

    public FindCaseload {
        clinics = Set.copyOf(clinics);
    }
}
