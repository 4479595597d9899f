package org.backline.intake.view.caseload;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for cases, in the order of their ids.
 *
 * @param after last id of the page before
 * @param limit 1 to 100
 */
public record FindCaseload(
        @Nullable String clinicId,
        @Nullable CaseloadStage stage,
        @Nullable UUID after,
        int limit) {}
