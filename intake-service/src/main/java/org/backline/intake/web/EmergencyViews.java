package org.backline.intake.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.intake.domain.EmergencyEvent;
import org.backline.intake.domain.EmergencyState;
import org.backline.intake.domain.OpenCase;
import org.backline.intake.register.Athlete;
import org.jspecify.annotations.Nullable;

/** Answers about emergency access. */
final class EmergencyViews {

    private EmergencyViews() {}

    /** All that a search answers: enough to ask for access, and nothing that was not known before. */
    record FoundView(UUID athleteId, String number, String clinicId) {

        static FoundView of(Athlete athlete) {
            return new FoundView(athlete.athleteId(), athlete.number(), athlete.clinicId());
        }
    }

    /** One emergency access with what was written about it. */
    record AccessView(
            UUID accessId,
            UUID athleteId,
            String number,
            String clinicId,
            String subject,
            EmergencyReason reason,
            @Nullable String note,
            Instant grantedAt,
            Instant until,
            List<OpenCase> cases,
            @Nullable EmergencyReviewOutcome outcome,
            @Nullable String reviewerId,
            @Nullable Instant reviewedAt,
            @Nullable String reviewNote) {

        static AccessView of(EmergencyState state, @Nullable String note, @Nullable String reviewNote) {
            EmergencyEvent.Granted granted = Objects.requireNonNull(state.granted());
            EmergencyEvent.Reviewed review = state.review();
            return new AccessView(
                    granted.accessId(),
                    granted.athleteId(),
                    AthleteNumber.of(granted.athleteId()),
                    granted.clinicId(),
                    granted.subject(),
                    granted.reason(),
                    note,
                    granted.at(),
                    granted.until(),
                    state.cases(),
                    state.outcome(),
                    review == null ? null : review.reviewerId(),
                    review == null ? null : review.at(),
                    reviewNote);
        }
    }
}
