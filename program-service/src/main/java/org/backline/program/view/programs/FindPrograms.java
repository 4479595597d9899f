package org.backline.program.view.programs;

import java.util.UUID;
import org.backline.program.domain.ProgramStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks for programs, in the order of their cases' ids.
 *
 * @param after last case id of the page before
 * @param limit 1 to 100
 */
public record FindPrograms(
        @Nullable String clinicId,
        @Nullable ProgramStage state,
        @Nullable UUID after,
        int limit) {}
