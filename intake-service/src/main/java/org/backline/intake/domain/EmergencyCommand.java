package org.backline.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.jspecify.annotations.Nullable;

/** What may be asked of an emergency access. Times and ids come with the command. */
public sealed interface EmergencyCommand {

    /** The access it is about. */
    UUID accessId();

    /**
     * Opens the record of one athlete to one person for a limited time.
     *
     * @param clinicId the athlete's clinic
     * @param subject who asks for it
     * @param cases the athlete's open cases
     */
    record Grant(
            @TargetAggregateIdentifier UUID accessId,
            UUID athleteId,
            String clinicId,
            String subject,
            EmergencyReason reason,
            @Nullable UUID noteId,
            List<OpenCase> cases,
            Instant until,
            Instant at)
            implements EmergencyCommand {

        public Grant {
            cases = List.copyOf(cases);
        }
    }

    /** Says whether it was justified. */
    record Review(
            @TargetAggregateIdentifier UUID accessId,
            String reviewerId,
            EmergencyReviewOutcome outcome,
            @Nullable UUID noteId,
            Instant at)
            implements EmergencyCommand {}
}
