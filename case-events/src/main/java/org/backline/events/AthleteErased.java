package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The athlete of a closed case was forgotten: whoever keeps free text or identity of the case removes it, and takes no
 * more. The clinical facts stay, and lead to nobody.
 */
@EventVersion(1)
public record AthleteErased(UUID caseId, String clinicId, Instant occurredAt, UUID athleteId)
        implements PublishedEvent {}
