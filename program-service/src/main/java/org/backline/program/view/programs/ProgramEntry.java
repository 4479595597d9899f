package org.backline.program.view.programs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularPattern;
import org.backline.program.domain.ProgramStage;
import org.backline.program.exercise.course.ReviewCheck;
import org.jspecify.annotations.Nullable;

/**
 * The program that a case has now, in the list of a clinic.
 *
 * @param heldFor why it rests, while it does
 * @param patterns of the causes it was drafted from
 * @param phase the phase the athlete is in
 * @param nextReviewAt when the next review is due; absent when none is
 * @param lastReview what followed from the last review
 * @param sessions how many were logged
 * @param version of the case's program, for {@code If-Match}
 */
public record ProgramEntry(
        UUID caseId,
        UUID programId,
        UUID athleteId,
        String clinicId,
        ProgramStage state,
        @Nullable HoldReason heldFor,
        List<MuscularPattern> patterns,
        int sessions,
        Instant draftedAt,
        @Nullable Instant assignedAt,
        @Nullable Instant lastSessionAt,
        @Nullable Instant endedAt,
        int phase,
        @Nullable Instant nextReviewAt,
        ReviewCheck.@Nullable Outcome lastReview,
        long version) {

    public ProgramEntry {
        patterns = List.copyOf(patterns);
    }
}
