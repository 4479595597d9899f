package org.backline.assessment.domain;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral of the case, as far as the assessment knows.
 *
 * @param asked the request, when it was made here
 */
public record ReferralSoFar(
        UUID referralId,
        ReferralOrigin origin,
        CauseCategory category,
        Urgency urgency,
        Course course,
        Instant requestedAt,
        AssessmentEvent.@Nullable ReferralRequested asked) {

    /** How far a referral has come. */
    public enum Course {
        OPEN,
        DECLINED,
        CANCELLED,
        RECONCILED
    }

    static ReferralSoFar of(AssessmentEvent.ReferralRequested event) {
        return new ReferralSoFar(
                event.referralId(),
                event.origin(),
                event.category(),
                event.urgency(),
                Course.OPEN,
                event.occurredAt(),
                event);
    }

    static ReferralSoFar of(AssessmentEvent.ReferralNoted event) {
        return new ReferralSoFar(
                event.referralId(),
                event.origin(),
                event.category(),
                event.urgency(),
                Course.OPEN,
                event.occurredAt(),
                null);
    }

    ReferralSoFar at(Course next) {
        return new ReferralSoFar(referralId, origin, category, urgency, next, requestedAt, asked);
    }

    /** Whether a command asks for this very referral. */
    boolean isAskedBy(AssessmentCommand.Refer command) {
        return asked != null
                && asked.category() == command.category()
                && asked.urgency() == command.urgency()
                && asked.question() == command.question()
                && asked.suggestedDiagnostics().equals(command.suggestedDiagnostics());
    }
}
