package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;

/**
 * A bony, disc, nerve or serious cause is suspected.
 */
@EventVersion(1)
public record NonMuscularCauseSuspected(
        UUID caseId, String clinicId, Instant occurredAt, UUID proposalId, List<Suspicion> suspicions, Urgency urgency)
        implements PublishedEvent {

    public NonMuscularCauseSuspected {
        suspicions = List.copyOf(suspicions);
    }
}
