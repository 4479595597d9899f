package org.backline.program.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.program.domain.LoggedBy;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.exercise.ExerciseDrawings;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.web.SessionBodies.MorningBody;
import org.backline.program.web.SessionBodies.SessionBody;
import org.backline.support.command.Caller;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * What one athlete does by a signed link. The token takes the place of signing in; the ids of session and morning make
 * a repeat harmless, also under a newer link.
 */
@RestController
@RequestMapping("/athlete/{token}")
class AthleteController {

    private final AthleteLinks links;
    private final Commands commands;
    private final Sessions sessions;
    private final ExerciseLibrary library;
    private final ExerciseDrawings drawings;
    private final Work work;
    private final Clock clock;

    AthleteController(
            AthleteLinks links,
            Commands commands,
            Sessions sessions,
            ExerciseLibrary library,
            ExerciseDrawings drawings,
            Work work,
            Clock clock) {
        this.links = links;
        this.commands = commands;
        this.sessions = sessions;
        this.library = library;
        this.drawings = drawings;
        this.work = work;
        this.clock = clock;
    }

    /** Today's session, and what is still to be said of the last ones. */
    @GetMapping
    Mono<ResponseEntity<AthleteView>> today(@PathVariable String token) {
        return work.call(() -> secret(ResponseEntity.ok()).body(AthleteView.of(links.open(token), library)));
    }

    @PostMapping("/sessions")
    Mono<ResponseEntity<Receipt>> log(@PathVariable String token, @Valid @RequestBody SessionBody body) {
        sessions.check(body);
        return work.call(() -> links.open(token)).flatMap(opened -> {
            UUID caseId = opened.ticket().about();
            ProgramCommand.LogSession command = body.command(caseId, LoggedBy.ATHLETE);
            return commands.send(
                    request("POST /athlete/sessions", body.sessionId(), opened),
                    caseId,
                    body,
                    command,
                    () -> sessions.refuseOther(command));
        });
    }

    @PostMapping("/sessions/{sessionId}/next-morning")
    Mono<ResponseEntity<Receipt>> reportNextMorning(
            @PathVariable String token, @PathVariable UUID sessionId, @Valid @RequestBody MorningBody body) {
        return work.call(() -> links.open(token)).flatMap(opened -> {
            UUID caseId = opened.ticket().about();
            UUID id = UUID.nameUUIDFromBytes(("next morning of " + sessionId).getBytes(UTF_8));
            return commands.send(
                    request("POST /athlete/sessions/next-morning", id, opened),
                    caseId,
                    body,
                    body.command(caseId, sessionId, LoggedBy.ATHLETE, clock.instant()));
        });
    }

    @GetMapping(value = "/exercises/{exerciseId}/drawing.svg", produces = ExerciseController.SVG)
    Mono<ResponseEntity<String>> drawing(@PathVariable String token, @PathVariable String exerciseId) {
        return work.call(() -> {
            links.open(token);
            return secret(ResponseEntity.ok())
                    .contentType(MediaType.parseMediaType(ExerciseController.SVG))
                    .body(drawings.svg(exerciseId).orElseThrow(() -> new NotFound("exercise", exerciseId)));
        });
    }

    /** The path stands without its token, and the athlete without the link: a newer link repeats the same command. */
    private static CommandRequest request(String path, UUID id, AthleteLinks.Opened opened) {
        ProgramEvent.Drafted draft = Objects.requireNonNull(opened.state().draft());
        return new CommandRequest(
                path, id, null, new Caller(draft.athleteId().toString(), Role.ATHLETE, Set.of(draft.clinicId())), null);
    }

    private static ResponseEntity.BodyBuilder secret(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.noStore()).header("Referrer-Policy", "no-referrer");
    }
}
