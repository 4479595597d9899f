package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The athlete has an appointment.
 */
@EventVersion(1)
public record AppointmentScheduled(UUID caseId, String clinicId, Instant occurredAt, UUID referralId, Instant startsAt)
        implements PublishedEvent {}
