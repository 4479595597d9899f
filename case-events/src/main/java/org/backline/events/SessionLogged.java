package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The athlete trained.
 *
 * @param painBefore 0 to 10
 * @param painDuring 0 to 10
 * @param painNextMorning 0 to 10, when known
 * @param effort rating of perceived exertion, 0 to 10
 */
@EventVersion(1)
public record SessionLogged(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID programId,
        UUID sessionId,
        List<String> exercisesDone,
        int painBefore,
        int painDuring,
        @Nullable Integer painNextMorning,
        @Nullable Integer effort)
        implements PublishedEvent {

    public SessionLogged {
        exercisesDone = List.copyOf(exercisesDone);
    }
}
