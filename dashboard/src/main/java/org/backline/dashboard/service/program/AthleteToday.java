package org.backline.dashboard.service.program;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.ExerciseDose;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/**
 * What an athlete sees by a signed link: no name, no diagnosis.
 *
 * @param state only while it is ASSIGNED there is something to do
 * @param awaitingMorning sessions of which the next morning is not known yet
 */
public record AthleteToday(
        String state,
        int phase,
        List<Row> today,
        int minutes,
        List<Logged> awaitingMorning,
        @Nullable Instant lastSessionAt,
        Instant linkExpiresAt) {

    public AthleteToday {
        today = List.copyOf(today);
        awaitingMorning = List.copyOf(awaitingMorning);
    }

    /** An exercise to do. */
    public record Row(
            String exercise,
            String name,
            Side side,
            ExerciseDose dose,
            List<Integer> ladder,
            @Nullable String timing,
            String cue,
            String criterion,
            String easier,
            List<String> equipment) {}

    /** A session that was logged. */
    public record Logged(UUID sessionId, Instant occurredAt, int painBefore) {}
}
