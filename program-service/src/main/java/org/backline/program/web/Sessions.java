package org.backline.program.web;

import static org.backline.support.rule.Rules.require;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.web.SessionBodies.SessionBody;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.springframework.stereotype.Component;

/** What a session must say beyond the range of each field, and what was logged under its id before. */
@Component
class Sessions {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(366);

    private final Histories histories;
    private final ExerciseLibrary library;
    private final Clock clock;

    Sessions(Histories histories, ExerciseLibrary library, Clock clock) {
        this.histories = histories;
        this.library = library;
        this.clock = clock;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws InvalidRequest naming every field that is wrong
     */
    void check(SessionBody body) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < body.exercisesDone().size(); index++) {
            if (!library.has(body.exercisesDone().get(index))) {
                problems.add(new FieldProblem(
                        "exercisesDone[" + index + "]", "is not an exercise of the library, see GET /exercises"));
            }
        }
        Instant now = clock.instant();
        if (body.occurredAt().isAfter(now.plus(CLOCKS_APART))) {
            problems.add(new FieldProblem("occurredAt", "must not be in the future"));
        }
        if (body.occurredAt().isBefore(now.minus(OLDEST))) {
            problems.add(new FieldProblem("occurredAt", "must not be more than a year ago"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems);
        }
    }

    /** The session of this id, in whichever program of the case. */
    Optional<SessionView> find(UUID caseId, UUID sessionId) {
        return histories
                .read(caseId, ProgramEvent.class, Optional.<SessionView>empty(), (found, event) -> switch (event) {
                    case ProgramEvent.SessionLogged logged
                    when logged.sessionId().equals(sessionId) -> Optional.of(SessionView.of(logged));
                    case ProgramEvent.NextMorningReported morning
                    when morning.sessionId().equals(sessionId) -> found.map(session -> session.with(morning));
                    default -> found;
                })
                .flatMap(Versioned::state);
    }

    /**
     * Refuses a known session that says something else. Without this a client that sends a new key with an old session
     * id would be told that all is well, and what it sent would be lost.
     */
    void refuseOther(ProgramCommand.LogSession command) {
        boolean same = histories
                .read(
                        command.caseId(),
                        ProgramEvent.class,
                        true,
                        (before, event) -> before
                                && !(event instanceof ProgramEvent.SessionLogged logged
                                        && logged.sessionId().equals(command.sessionId())
                                        && !SessionView.isWhatIsLoggedBy(logged, command)))
                .map(Versioned::state)
                .orElse(true);
        require(same, "This session was already logged with other content; a new session has a new sessionId");
    }
}
