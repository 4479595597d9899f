package org.backline.intake.domain;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.jspecify.annotations.Nullable;

/** What happened to an emergency access. Stored for ever: JDK types and codes only, never edited, never hidden. */
public sealed interface EmergencyEvent {

    /** The access it happened to. */
    UUID accessId();

    /**
     * Somebody opened the record of an athlete who is not theirs.
     *
     * @param clinicId the athlete's clinic
     * @param subject who
     * @param until when it ends by itself
     */
    record Granted(
            UUID accessId,
            UUID athleteId,
            String clinicId,
            String subject,
            EmergencyReason reason,
            @Nullable UUID noteId,
            Instant until,
            Instant at)
            implements EmergencyEvent {}

    /** With it they see this case. */
    record CaseOpened(
            UUID accessId,
            UUID caseId,
            String clinicId,
            UUID athleteId,
            String subject,
            EmergencyReason reason,
            Instant until,
            Instant at)
            implements EmergencyEvent {}

    /** The privacy officer has looked at it. */
    record Reviewed(
            UUID accessId,
            UUID athleteId,
            String reviewerId,
            EmergencyReviewOutcome outcome,
            @Nullable UUID noteId,
            Instant at)
            implements EmergencyEvent {}

    /** What that means for a case that it had opened. */
    record CaseReviewed(
            UUID accessId,
            UUID caseId,
            String clinicId,
            UUID athleteId,
            String reviewerId,
            EmergencyReviewOutcome outcome,
            Instant at)
            implements EmergencyEvent {}
}
