package org.backline.program.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.backline.program.domain.LoggedBy;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.exercise.course.Course;
import org.backline.program.web.SessionBodies.MorningBody;
import org.backline.program.web.SessionBodies.SessionBody;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sessions of a program, as a trainer writes them down. */
@RestController
@RequestMapping("/programs/{caseId}/sessions")
class SessionController {

    private final Commands commands;
    private final Programs programs;
    private final Sessions sessions;
    private final Course course;
    private final Work work;
    private final Clock clock;

    SessionController(Commands commands, Programs programs, Sessions sessions, Course course, Work work, Clock clock) {
        this.commands = commands;
        this.programs = programs;
        this.sessions = sessions;
        this.course = course;
        this.work = work;
        this.clock = clock;
    }

    /** Sessions of the present program, the latest first. */
    @GetMapping
    Mono<List<SessionView>> find(@PathVariable UUID caseId) {
        return work.call(() -> ProgramView.sessions(programs.of(caseId).state(), course));
    }

    /** Logs a session; its own id is the command's id where the client gives no other. */
    @PostMapping
    Mono<ResponseEntity<Receipt>> log(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody SessionBody body) {
        sessions.check(body);
        ProgramCommand.LogSession command = body.command(caseId, LoggedBy.TRAINER);
        return commands.create(
                request.identifiedBy(body.sessionId()),
                caseId,
                "/programs/" + caseId + "/sessions/" + body.sessionId(),
                body,
                command,
                () -> sessions.refuseOther(command));
    }

    @GetMapping("/{sessionId}")
    Mono<SessionView> get(@PathVariable UUID caseId, @PathVariable UUID sessionId) {
        return work.call(() -> sessions.find(caseId, sessionId).orElseThrow(() -> new NotFound("session", sessionId)));
    }

    /** How the morning after was: the 24-hour rule looks at it. */
    @PostMapping("/{sessionId}/next-morning")
    Mono<ResponseEntity<Receipt>> reportNextMorning(
            CommandRequest request,
            @PathVariable UUID caseId,
            @PathVariable UUID sessionId,
            @Valid @RequestBody MorningBody body) {
        return commands.send(request, caseId, body, body.command(caseId, sessionId, LoggedBy.TRAINER, clock.instant()));
    }
}
