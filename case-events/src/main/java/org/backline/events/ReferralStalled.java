package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;

/**
 * A deadline of the referral has passed; once for each step of the escalation.
 *
 * @param stage what it waits for
 * @param urgency the urgency that the deadline follows from
 * @param dueAt when it was due, ISO 8601 in UTC
 * @param escalation 1 for the first reminder, more for each step after it
 * @param owner who must act now
 */
@EventVersion(1)
public record ReferralStalled(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        ReferralStage stage,
        Urgency urgency,
        Instant dueAt,
        int escalation,
        Role owner)
        implements PublishedEvent {}
