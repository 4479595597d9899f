package org.backline.program.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.backline.codes.PromScore;
import org.backline.program.domain.Outlook;
import org.backline.program.domain.ProgramCommand;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.ReturnGate;
import org.backline.program.web.ProgramBodies.GateBody;
import org.backline.program.web.ProgramBodies.ReferralBody;
import org.backline.program.web.ProgramBodies.ReviewBody;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
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

/** Reviews of a program, the referral that one proposes, and gate G4. */
@RestController
@RequestMapping("/programs/{caseId}")
class ReviewController {

    private final Commands commands;
    private final Programs programs;
    private final PlanRequests requests;
    private final Course course;
    private final Work work;
    private final Clock clock;

    ReviewController(
            Commands commands, Programs programs, PlanRequests requests, Course course, Work work, Clock clock) {
        this.commands = commands;
        this.programs = programs;
        this.requests = requests;
        this.course = course;
        this.work = work;
        this.clock = clock;
    }

    @PostMapping("/reviews")
    Mono<ResponseEntity<Receipt>> review(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ReviewBody body) {
        requests.check(body.scores());
        List<PromScore> scores = body.scores().stream()
                .map(row -> new PromScore(row.instrument(), row.value()))
                .toList();
        return commands.send(
                request.identifiedBy(body.reviewId()),
                caseId,
                body,
                new ProgramCommand.Review(caseId, body.reviewId(), scores, clock.instant()));
    }

    /** Confirms the referral that the last review proposed; the program rests from then on. */
    @PostMapping("/referral")
    Mono<ResponseEntity<Receipt>> refer(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ReferralBody body) {
        return commands.send(
                request.identifiedBy(body.referralId()),
                caseId,
                body,
                new ProgramCommand.AskReferral(
                        caseId,
                        body.referralId(),
                        request.caller().subject(),
                        body.question(),
                        body.suggestedDiagnostics() == null ? List.of() : body.suggestedDiagnostics(),
                        clock.instant()));
    }

    @GetMapping("/return-gate")
    Mono<ReturnGate.Checklist> gate(@PathVariable UUID caseId) {
        return work.call(() -> Outlook.checklist(programs.of(caseId).state(), course));
    }

    @PostMapping("/return-gate")
    Mono<ResponseEntity<Receipt>> measure(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody GateBody body) {
        requests.checkGate(body.measured());
        return commands.send(
                request, caseId, body, new ProgramCommand.MeasureGate(caseId, body.measured(), clock.instant()));
    }
}
