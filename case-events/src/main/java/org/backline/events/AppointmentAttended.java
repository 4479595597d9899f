package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The physician has seen the athlete.
 *
 * @param startsAt when the appointment began, ISO 8601 in UTC; absent for a visit without one
 */
@EventVersion(1)
public record AppointmentAttended(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        @Nullable Instant startsAt) implements PublishedEvent {}
