package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.PromScore;

/**
 * A review of a program took place, with these outcome measures.
 *
 * @param reviewId id of the review, client-made
 * @param scores outcome measures taken
 */
@EventVersion(1)
public record ProgramReviewed(
        UUID caseId, String clinicId, Instant occurredAt, UUID programId, UUID reviewId, List<PromScore> scores)
        implements PublishedEvent {

    public ProgramReviewed {
        scores = List.copyOf(scores);
    }
}
