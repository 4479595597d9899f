package org.backline.program.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.RedFlag;
import org.backline.program.domain.LoggedBy;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.SessionSign;
import org.jspecify.annotations.Nullable;

/** Bodies of what trainer and athlete say of a session. */
final class SessionBodies {

    private static final String ZERO_TO_TEN = "must be a whole number from 0 to 10";

    private SessionBodies() {}

    /**
     * A session that was done.
     *
     * @param exercisesDone ids of the program's exercises
     * @param criteriaMet those whose technique criterion was met
     * @param signs of the night and morning after, when known
     * @param newFlags signs that were not there before; one stops the program at once
     */
    record SessionBody(
            @NotNull(message = "must be a UUID made by the client") UUID sessionId,

            @NotNull(message = "must name 1 to 37 exercises") @Size(min = 1, max = 37, message = "must name {min} to {max} exercises") List<@NotNull(message = "must be the id of an exercise") String> exercisesDone,

            @NotNull(message = ZERO_TO_TEN) @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painBefore,

            @NotNull(message = ZERO_TO_TEN) @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painDuring,

            @Nullable @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painNextMorning,

            @Nullable @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer effort,

            @NotNull(message = "must be an instant in ISO 8601 with offset, for example 2026-11-22T15:30:00Z") Instant occurredAt,

            @Nullable @Size(max = 37, message = "must name at most {max} exercises") List<@NotNull(message = "must be the id of an exercise") String> criteriaMet,

            @Nullable @Size(max = 2, message = "must name at most {max} signs") List<@NotNull(message = "must be a sign") SessionSign> signs,

            @Nullable @Size(max = 30, message = "must name at most {max} flags") List<@NotNull(message = "must be a flag") RedFlag> newFlags) {

        ProgramCommand.LogSession command(UUID caseId, LoggedBy by) {
            return new ProgramCommand.LogSession(
                    caseId,
                    sessionId,
                    exercisesDone,
                    painBefore,
                    painDuring,
                    painNextMorning,
                    effort,
                    occurredAt,
                    orNone(criteriaMet),
                    orNone(signs),
                    orNone(newFlags),
                    by);
        }
    }

    /** The morning after a session. */
    record MorningBody(
            @NotNull(message = ZERO_TO_TEN) @Min(value = 0, message = ZERO_TO_TEN) @Max(value = 10, message = ZERO_TO_TEN) Integer painNextMorning,

            @Nullable @Size(max = 2, message = "must name at most {max} signs") List<@NotNull(message = "must be a sign") SessionSign> signs,

            @Nullable @Size(max = 30, message = "must name at most {max} flags") List<@NotNull(message = "must be a flag") RedFlag> newFlags) {

        ProgramCommand.ReportNextMorning command(UUID caseId, UUID sessionId, LoggedBy by, Instant at) {
            return new ProgramCommand.ReportNextMorning(
                    caseId, sessionId, painNextMorning, orNone(signs), orNone(newFlags), by, at);
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
