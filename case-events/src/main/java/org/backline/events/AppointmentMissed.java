package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The athlete did not come to the appointment.
 *
 * @param startsAt when the appointment began, ISO 8601 in UTC
 */
@EventVersion(1)
public record AppointmentMissed(UUID caseId, String clinicId, Instant occurredAt, UUID referralId, Instant startsAt)
        implements PublishedEvent {}
