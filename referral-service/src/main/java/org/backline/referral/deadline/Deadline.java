package org.backline.referral.deadline;

import java.time.Instant;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;

/**
 * Until when a stage of a referral must end.
 *
 * @param urgency the urgency it follows from
 * @param escalation 1 for the first reminder, more for each step after it
 * @param owner who hears of it when it passes
 */
public record Deadline(ReferralStage stage, Urgency urgency, Instant dueAt, int escalation, Role owner) {

    /** Whether it has passed. */
    public boolean isPast(Instant now) {
        return !now.isBefore(dueAt);
    }
}
