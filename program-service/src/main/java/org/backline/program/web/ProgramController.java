package org.backline.program.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.program.domain.AskedBy;
import org.backline.program.domain.Outlook;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.domain.ProgramStage;
import org.backline.program.exercise.course.Course;
import org.backline.program.view.programs.FindPrograms;
import org.backline.program.view.programs.ProgramEntry;
import org.backline.program.view.programs.ProgramsProjection;
import org.backline.program.web.ProgramBodies.AssignmentBody;
import org.backline.program.web.ProgramBodies.CompletionBody;
import org.backline.program.web.ProgramBodies.DraftBody;
import org.backline.program.web.ProgramBodies.EmptyBody;
import org.backline.program.web.ProgramBodies.HoldBody;
import org.backline.program.web.ProgramBodies.PhaseBody;
import org.backline.program.web.ProgramBodies.PlanBody;
import org.backline.program.web.ProgramBodies.StopBody;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
    private final Programs state;
    private final ProgramsProjection programs;
    private final PlanRequests requests;
    private final Course course;
    private final Reads reads;
    private final Work work;
    private final Clock clock;

    ProgramController(
            Commands commands,
            Programs state,
            ProgramsProjection programs,
            PlanRequests requests,
            Course course,
            Reads reads,
            Work work,
            Clock clock) {
        this.commands = commands;
        this.state = state;
        this.programs = programs;
        this.requests = requests;
        this.course = course;
        this.reads = reads;
        this.work = work;
        this.clock = clock;
    }

    @GetMapping
    Mono<List<ProgramEntry>> find(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(name = "state", required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable Instant reviewDueBy,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        FindPrograms query = new FindPrograms(access.clinics(clinicId), stage(stage), reviewDueBy, after, limit);
        return reads.call(access, () -> access.showing(programs.find(query), ProgramEntry::caseId));
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
            var found = state.of(caseId);
            return ResponseEntity.ok()
                    .eTag("\"" + found.version() + "\"")
                    .body(ProgramView.of(found.state(), found.version(), course, clock.instant()));
        });
    }

    @PostMapping("/{caseId}/assignment")
    Mono<ResponseEntity<Receipt>> assign(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody AssignmentBody body) {
        return commands.send(
                request,
                caseId,
                body,
                new ProgramCommand.Assign(caseId, Boolean.TRUE.equals(body.safetyNetGiven()), clock.instant()));
    }

    /** Drafts the same causes again for what is at hand; the athlete has not been assigned it yet. */
    @PostMapping("/{caseId}/draft")
    Mono<ResponseEntity<Receipt>> draft(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody DraftBody body) {
        requests.check(body);
        return commands.send(
                request.identifiedBy(body.programId()),
                caseId,
                body,
                new ProgramCommand.Redraft(
                        caseId, body.programId(), body.findings(), body.equipment(), body.minutes(), clock.instant()));
    }

    /** Changes the plan; a rule that refuses is named by its id. */
    @PutMapping("/{caseId}/plan")
    Mono<ResponseEntity<Receipt>> revise(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody PlanBody body) {
        return commands.send(
                request,
                caseId,
                body,
                new ProgramCommand.Revise(caseId, requests.plan(body), requests.overrides(body), clock.instant()));
    }

    /** Which rules a plan would break, before it is sent; changes nothing. */
    @PostMapping("/{caseId}/plan/check")
    Mono<PlanCheckView> check(@PathVariable UUID caseId, @Valid @RequestBody PlanBody body) {
        var plan = requests.plan(body);
        return work.call(() -> PlanCheckView.of(
                Outlook.violations(state.of(caseId).state(), course, plan, clock.instant()), course.rules()));
    }

    @PostMapping("/{caseId}/progression")
    Mono<ResponseEntity<Receipt>> progress(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody PhaseBody body) {
        return commands.send(
                request, caseId, body, new ProgramCommand.Progress(caseId, body.toPhase(), clock.instant()));
    }

    @PostMapping("/{caseId}/regression")
    Mono<ResponseEntity<Receipt>> regress(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody PhaseBody body) {
        return commands.send(
                request, caseId, body, new ProgramCommand.Regress(caseId, body.toPhase(), clock.instant()));
    }

    @PostMapping("/{caseId}/completion")
    Mono<ResponseEntity<Receipt>> complete(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody CompletionBody body) {
        return commands.send(
                request, caseId, body, new ProgramCommand.Complete(caseId, body.override(), clock.instant()));
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
        return commands.send(request, caseId, body, new ProgramCommand.Stop(caseId, body.reason(), clock.instant()));
    }
}
