package org.backline.program.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.ProgramEvent;
import org.jspecify.annotations.Nullable;

/** A session as it was logged. */
record SessionView(
        UUID sessionId,
        UUID programId,
        List<String> exercisesDone,
        int painBefore,
        int painDuring,
        @Nullable Integer painNextMorning,
        @Nullable Integer effort,
        Instant occurredAt) {

    static SessionView of(ProgramEvent.SessionLogged event) {
        return new SessionView(
                event.sessionId(),
                event.programId(),
                event.exercisesDone(),
                event.painBefore(),
                event.painDuring(),
                event.painNextMorning(),
                event.effort(),
                event.occurredAt());
    }

    /** Whether it says what the command says. */
    boolean isWhatIsLoggedBy(ProgramCommand.LogSession command) {
        return new ProgramCommand.LogSession(
                        command.caseId(),
                        sessionId,
                        exercisesDone,
                        painBefore,
                        painDuring,
                        painNextMorning,
                        effort,
                        occurredAt)
                .equals(command);
    }
}
