package org.backline.assessment.view.scorecard;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;

/**
 * A case that the scorecard counts.
 *
 * @param disposition the first that was not for want of answers
 * @param category what the rules thought then
 * @param diagnosis what a physician found
 * @param missed whether it was asked for later than the diagnosis warrants
 */
public record DiagnosedEntry(
        UUID caseId,
        String clinicId,
        Instant proposedAt,
        Disposition disposition,
        CauseCategory category,
        Instant diagnosedAt,
        UUID referralId,
        CauseCategory diagnosis,
        boolean missed) {}
