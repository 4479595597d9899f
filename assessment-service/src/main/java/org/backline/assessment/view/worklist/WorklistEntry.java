package org.backline.assessment.view.worklist;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentStage;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One assessment of the worklist.
 *
 * @param urgency what stands open
 * @param missing how many items of the screen have no plain answer
 * @param recheckBy when a trainer who manages the case looks again at the latest; absent unless they manage it
 * @param stoppedAt when a new red flag last stopped a program of the case
 * @param since when the athlete was seen first
 * @param changedAt when it last changed
 */
public record WorklistEntry(
        UUID caseId,
        String clinicId,
        String trainerId,
        UUID athleteId,
        String sport,
        AssessmentStage stage,
        @Nullable Disposition disposition,
        @Nullable CauseCategory category,
        @Nullable Urgency urgency,
        List<String> patterns,
        int missing,
        @Nullable Instant recheckBy,
        @Nullable Instant stoppedAt,
        Instant since,
        Instant changedAt) {

    public WorklistEntry {
        patterns = List.copyOf(patterns);
    }
}
