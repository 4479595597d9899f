package org.backline.program.view.programs;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.backline.program.domain.ProgramStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks for programs, in the order of their cases' ids.
 *
 * @param clinics only of these
 * @param reviewDueBy only those whose next review is due by then
 * @param after last case id of the page before
 * @param limit 1 to 100
 */
public record FindPrograms(
        Set<String> clinics,
        @Nullable ProgramStage state,
        @Nullable Instant reviewDueBy,
        @Nullable UUID after,
        int limit) {

    public FindPrograms {
        clinics = Set.copyOf(clinics);
    }
}
