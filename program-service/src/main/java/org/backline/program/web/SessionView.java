package org.backline.program.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.RedFlag;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.SessionSign;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.SessionFacts;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was logged.
 *
 * @param phase of the program then; absent for a session of an earlier program
 * @param planned how many exercises it had
 * @param against ids of the rules that speak against going on after it
 */
record SessionView(
        UUID sessionId,
        @Nullable UUID programId,
        List<String> exercisesDone,
        List<String> criteriaMet,
        int painBefore,
        int painDuring,
        @Nullable Integer painNextMorning,
        @Nullable Integer effort,
        boolean nightWaking,
        boolean symptomsSpread,
        List<RedFlag> newFlags,
        Instant occurredAt,
        @Nullable Integer phase,
        @Nullable Integer planned,
        @Nullable List<String> against) {

    static SessionView of(ProgramEvent.SessionLogged event) {
        List<SessionSign> signs = orNone(event.signs());
        return new SessionView(
                event.sessionId(),
                event.programId(),
                event.exercisesDone(),
                orNone(event.criteriaMet()),
                event.painBefore(),
                event.painDuring(),
                event.painNextMorning(),
                event.effort(),
                signs.contains(SessionSign.NIGHT_WAKING),
                signs.contains(SessionSign.SYMPTOMS_SPREAD),
                orNone(event.newFlags()),
                event.occurredAt(),
                null,
                null,
                null);
    }

    static SessionView of(SessionFacts facts, Course course) {
        return new SessionView(
                facts.sessionId(),
                null,
                facts.done(),
                facts.criteriaMet(),
                facts.painBefore(),
                facts.painDuring(),
                facts.painNextMorning(),
                facts.effort(),
                facts.nightWaking(),
                facts.symptomsSpread(),
                facts.newFlags(),
                facts.at(),
                facts.phase(),
                facts.planned(),
                course.progress().against(facts));
    }

    /** With what was said the next morning. */
    SessionView with(ProgramEvent.NextMorningReported morning) {
        return new SessionView(
                sessionId,
                programId,
                exercisesDone,
                criteriaMet,
                painBefore,
                painDuring,
                morning.painNextMorning(),
                effort,
                nightWaking || morning.signs().contains(SessionSign.NIGHT_WAKING),
                symptomsSpread || morning.signs().contains(SessionSign.SYMPTOMS_SPREAD),
                Stream.concat(newFlags.stream(), morning.newFlags().stream())
                        .distinct()
                        .toList(),
                occurredAt,
                phase,
                planned,
                against);
    }

    /** Whether it says what the command says. */
    static boolean isWhatIsLoggedBy(ProgramEvent.SessionLogged event, ProgramCommand.LogSession command) {
        return new ProgramCommand.LogSession(
                        command.caseId(),
                        event.sessionId(),
                        event.exercisesDone(),
                        event.painBefore(),
                        event.painDuring(),
                        event.painNextMorning(),
                        event.effort(),
                        event.occurredAt(),
                        orNone(event.criteriaMet()),
                        orNone(event.signs()),
                        orNone(event.newFlags()),
                        command.by())
                .equals(command);
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }
}
