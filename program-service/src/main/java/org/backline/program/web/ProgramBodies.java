package org.backline.program.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.StopReason;
import org.backline.program.domain.ProgramCommand;
import org.jspecify.annotations.Nullable;

/** Bodies of the commands on a program. */
final class ProgramBodies {

    private static final String ZERO_TO_TEN = "must be a whole number from 0 to 10";

    private ProgramBodies() {}

    /** A command that says nothing but itself. */
    record EmptyBody() {}

    /** Why the program is to rest. */
    record HoldBody(@NotNull(message = "must be a reason") HoldReason reason) {}

    /** Why the program ends. */
    record StopBody(@NotNull(message = "must be a reason") StopReason reason) {}

    /**
     * A session that was done.
     *
     * @param exercisesDone ids of the program's exercises
     */
    record SessionBody(
            @NotNull(message = "must be a UUID made by the client") UUID sessionId,

            @NotNull(message = "must name 1 to 37 exercises") @Size(min = 1, max = 37, message = "must name {min} to {max} exercises") List<@NotNull(message = "must be the id of an exercise") String> exercisesDone,

            @NotNull(message = ZERO_TO_TEN) @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painBefore,

            @NotNull(message = ZERO_TO_TEN) @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painDuring,

            @Nullable @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painNextMorning,

            @Nullable @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer effort,

            @NotNull(message = "must be an instant in ISO 8601 with offset, for example 2026-11-22T15:30:00Z") Instant occurredAt) {

        ProgramCommand.LogSession command(UUID caseId) {
            return new ProgramCommand.LogSession(
                    caseId, sessionId, exercisesDone, painBefore, painDuring, painNextMorning, effort, occurredAt);
        }
    }
}
