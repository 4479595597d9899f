package org.backline.referral.view.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralStatus;
import org.jspecify.annotations.Nullable;

/**
 * One referral in the list of a clinic.
 *
 * @param physicians subjects of those who are asked; empty when all of the clinic are
 * @param physicianId the physician who acted last
 * @param appointmentAt start of the newest appointment
 * @param changedAt when something happened to it last
 */
public record InboxEntry(
        UUID referralId,
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        ReferralOrigin origin,
        CauseCategory category,
        Urgency urgency,
        ReferralQuestion question,
        Instant requestedAt,
        ReferralStatus status,
        List<String> physicians,
        @Nullable String physicianId,
        @Nullable Instant appointmentAt,
        Instant changedAt) {

    public InboxEntry {
        physicians = List.copyOf(physicians);
    }
}
