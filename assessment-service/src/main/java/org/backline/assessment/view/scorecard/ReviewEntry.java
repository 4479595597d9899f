package org.backline.assessment.view.scorecard;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Urgency;

/**
 * A missed referral, to be looked at: the first proposal asked for less than the later diagnosis warrants.
 *
 * @param knowledge version that made the first proposal
 * @param fired rules of the first proposal
 * @param diagnosisCode ICD-10-CM
 * @param warranted how soon a physician should have seen the athlete
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
        Urgency warranted) {

    public ReviewEntry {
        fired = List.copyOf(fired);
    }
}
