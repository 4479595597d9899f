package org.backline.assessment.view.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.assessment.domain.ReviewFinding;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A missed referral, to be looked at: the first proposal asked for less than the later diagnosis warrants.
 *
 * @param knowledge version that made the first proposal
 * @param fired rules of the first proposal
 * @param diagnosisCode ICD-10-CM
 * @param warranted how soon a physician should have seen the athlete
 * @param review what somebody found who looked at it; absent while it waits
 */
public record ReviewEntry(
        UUID caseId,
        String clinicId,
        Instant proposedAt,
        String knowledge,
        Disposition disposition,
        CauseCategory category,
        List<String> fired,
        Instant diagnosedAt,
        UUID referralId,
        CauseCategory diagnosis,
        String diagnosisCode,
        Urgency warranted,
        @Nullable Closing review) {

    public ReviewEntry {
        fired = List.copyOf(fired);
    }

    /**
     * The review that was made.
     *
     * @param reviewedBy subject of who looked
     * @param noteId id of a note that was kept with it
     */
    public record Closing(
            UUID reviewId,
            ReviewFinding finding,
            String reviewedBy,
            Instant reviewedAt,
            @Nullable UUID noteId) {}
}
