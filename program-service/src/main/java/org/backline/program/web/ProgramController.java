package org.backline.program.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.program.domain.AskedBy;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.backline.program.domain.ProgramState;
import org.backline.program.view.programs.FindPrograms;
import org.backline.program.view.programs.ProgramEntry;
import org.backline.program.view.programs.ProgramsProjection;
import org.backline.program.web.ProgramBodies.EmptyBody;
import org.backline.program.web.ProgramBodies.HoldBody;
import org.backline.program.web.ProgramBodies.SessionBody;
import org.backline.program.web.ProgramBodies.StopBody;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.store.Histories;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Programs over HTTP. The program of a case has the id of the case. */
@RestController
@RequestMapping("/programs")
class ProgramController {

    private static final int LARGEST_PAGE = 100;

    private final Commands commands;
    private final Histories histories;
    private final ProgramsProjection programs;
    private final Sessions sessions;
    private final Work work;
    private final Clock clock;

    ProgramController(
            Commands commands,
            Histories histories,
            ProgramsProjection programs,
            Sessions sessions,
            Work work,
            Clock clock) {
        this.commands = commands;
        this.histories = histories;
        this.programs = programs;
        this.sessions = sessions;
        this.work = work;
        this.clock = clock;
    }

    @GetMapping
    Mono<List<ProgramEntry>> find(
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        FindPrograms query = new FindPrograms(clinicId, stage(state), after, limit);
        return work.call(() -> programs.find(query));
    }

    private static @Nullable ProgramStage stage(@Nullable String code) {
        if (code == null) {
            return null;
        }
        List<ProgramStage> stages = Arrays.stream(ProgramStage.values())
                .filter(stage -> stage != ProgramStage.NONE)
                .toList();
        return stages.stream()
                .filter(stage -> stage.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidRequest(List.of(new FieldProblem(
                        "state",
                        "does not know this state",
                        stages.stream().map(Enum::name).toList()))));
    }

    @GetMapping("/{caseId}")
    Mono<ResponseEntity<ProgramView>> get(@PathVariable UUID caseId) {
        return work.call(() -> {
            var found = histories
                    .read(caseId, ProgramEvent.class, ProgramState.EMPTY, ProgramState::on)
                    .orElseThrow(() -> new NotFound("program of case", caseId));
            return ResponseEntity.ok()
                    .eTag("\"" + found.version() + "\"")
                    .body(ProgramView.of(found.state(), found.version()));
        });
    }

    @PostMapping("/{caseId}/assignment")
    Mono<ResponseEntity<Receipt>> assign(
            CommandRequest request, @PathVariable UUID caseId, @RequestBody EmptyBody body) {
        return commands.send(request, caseId, body, new ProgramCommand.Assign(caseId, clock.instant()));
    }

    /** Logs a session; its own id is the command's id where the client gives no other. */
    @PostMapping("/{caseId}/sessions")
    Mono<ResponseEntity<Receipt>> logSession(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody SessionBody body) {
        sessions.check(body);
        ProgramCommand.LogSession command = body.command(caseId);
        return commands.create(
                request.identifiedBy(body.sessionId()),
                caseId,
                "/programs/" + caseId + "/sessions/" + body.sessionId(),
                body,
                command,
                () -> sessions.refuseOther(command));
    }

    @GetMapping("/{caseId}/sessions/{sessionId}")
    Mono<SessionView> getSession(@PathVariable UUID caseId, @PathVariable UUID sessionId) {
        return work.call(() -> sessions.find(caseId, sessionId).orElseThrow(() -> new NotFound("session", sessionId)));
    }

    @PostMapping("/{caseId}/completion")
    Mono<ResponseEntity<Receipt>> complete(
            CommandRequest request, @PathVariable UUID caseId, @RequestBody EmptyBody body) {
        return commands.send(request, caseId, body, new ProgramCommand.Complete(caseId, clock.instant()));
    }

    /** Only the request of a referral holds for a referral: a person could not lift such a hold again. */
    @PostMapping("/{caseId}/hold")
    Mono<ResponseEntity<Receipt>> hold(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody HoldBody body) {
        if (body.reason() == HoldReason.REFERRAL_OPEN) {
            throw new InvalidRequest(List.of(new FieldProblem(
                    "reason",
                    "is not given by hand: requesting a referral holds the program",
                    Arrays.stream(HoldReason.values())
                            .filter(reason -> reason != HoldReason.REFERRAL_OPEN)
                            .map(Enum::name)
                            .toList())));
        }
        return commands.send(
                request, caseId, body, new ProgramCommand.Hold(caseId, body.reason(), clock.instant(), AskedBy.PERSON));
    }

    @PostMapping("/{caseId}/resumption")
    Mono<ResponseEntity<Receipt>> resume(
            CommandRequest request, @PathVariable UUID caseId, @RequestBody EmptyBody body) {
        return commands.send(request, caseId, body, new ProgramCommand.Resume(caseId, clock.instant(), AskedBy.PERSON));
    }

    @PostMapping("/{caseId}/stop")
    Mono<ResponseEntity<Receipt>> stop(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody StopBody body) {
        return commands.send(
                request, caseId, body, new ProgramCommand.Stop(caseId, body.reason(), clock.instant(), AskedBy.PERSON));
    }
}
