package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.EmergencyReason;

/**
 * Somebody of another clinic opened the case in an emergency, for a limited time.
 *
 * @param subject id of who may see the case, never a name
 * @param until when it ends; nothing needs to happen for that
 */
@EventVersion(1)
public record EmergencyAccessGranted(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID accessId,
        UUID athleteId,
        String subject,
        Instant until,
        EmergencyReason reason)
        implements PublishedEvent {}
