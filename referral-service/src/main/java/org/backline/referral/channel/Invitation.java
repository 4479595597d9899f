package org.backline.referral.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One physician asked about one referral.
 *
 * @param eventId the event that asked
 * @param signsIn whether the physician has an account and needs no link
 * @param expiresAt until when a link of it answers
 * @param usedAt when it was answered by
 * @param revokedAt when others were asked instead
 */
public record Invitation(
        UUID invitationId,
        UUID contactId,
        String physicianId,
        String clinicId,
        UUID referralId,
        UUID eventId,
        boolean signsIn,
        Instant invitedAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {}
