package org.backline.intake.view.emergency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.jspecify.annotations.Nullable;

/**
 * One emergency access, and what the privacy officer found.
 *
 * @param clinicIds the athlete's clinic and those of the cases it opened
 * @param subject who looked
 * @param outcome absent while the review is to be done
 */
public record EmergencyEntry(
        UUID accessId,
        UUID athleteId,
        List<String> clinicIds,
        String subject,
        EmergencyReason reason,
        Instant grantedAt,
        Instant until,
        @Nullable EmergencyReviewOutcome outcome,
        @Nullable String reviewerId,
        @Nullable Instant reviewedAt) {

    public EmergencyEntry {
        clinicIds = List.copyOf(clinicIds);
    }
}
