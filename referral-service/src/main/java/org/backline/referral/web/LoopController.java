package org.backline.referral.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.backline.codes.DiagnosticResult;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.web.ReferralBodies.AdviceBody;
import org.backline.referral.web.ReferralBodies.AttendanceBody;
import org.backline.referral.web.ReferralBodies.CancellationBody;
import org.backline.referral.web.ReferralBodies.InterruptionBody;
import org.backline.referral.web.ReferralBodies.OrderBody;
import org.backline.referral.web.ReferralBodies.RedirectionBody;
import org.backline.referral.web.ReferralBodies.ReopeningBody;
import org.backline.referral.web.ReferralBodies.ResultsBody;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What happens between the physician's yes and the answer, and how a loop rests, is taken back and begins anew. */
@RestController
@RequestMapping("/referrals/{referralId}")
class LoopController {

    private final Commands commands;
    private final ReferralNotes notes;
    private final Redirection redirection;
    private final Work work;
    private final Clock clock;

    LoopController(Commands commands, ReferralNotes notes, Redirection redirection, Work work, Clock clock) {
        this.commands = commands;
        this.notes = notes;
        this.redirection = redirection;
        this.work = work;
        this.clock = clock;
    }

    /** Either side of the loop knows whether the athlete came. */
    @PostMapping("/attendance")
    Mono<ResponseEntity<Receipt>> attendance(
            @PathVariable UUID referralId, @Valid @RequestBody AttendanceBody body, CommandRequest request) {
        String by = request.caller().subject();
        Instant now = clock.instant();
        return commands.send(
                request,
                referralId,
                body,
                body.attended()
                        ? new ReferralCommand.Attend(referralId, by, now)
                        : new ReferralCommand.Miss(referralId, by, now));
    }

    @PostMapping("/diagnostics")
    Mono<ResponseEntity<Receipt>> order(
            @PathVariable UUID referralId, @Valid @RequestBody OrderBody body, CommandRequest request) {
        String physician = request.caller().subject();
        return commands.send(
                request,
                referralId,
                body,
                new ReferralCommand.OrderDiagnostics(referralId, physician, body.diagnostics(), clock.instant()));
    }

    /** Either side may have the result first. */
    @PostMapping("/diagnostics/results")
    Mono<ResponseEntity<Receipt>> results(
            @PathVariable UUID referralId, @Valid @RequestBody ResultsBody body, CommandRequest request) {
        List<DiagnosticResult> results = body.results().stream()
                .map(result -> new DiagnosticResult(result.diagnostic(), result.outcome()))
                .toList();
        String by = request.caller().subject();
        return commands.send(
                request,
                referralId,
                body,
                new ReferralCommand.ReportDiagnostics(referralId, by, results, clock.instant()));
    }

    @PostMapping("/advice")
    Mono<ResponseEntity<Receipt>> advise(
            @PathVariable UUID referralId, @Valid @RequestBody AdviceBody body, CommandRequest request) {
        UUID noteId = Ids.next();
        ReferralCommand.Advise command = new ReferralCommand.Advise(
                referralId,
                request.caller().subject(),
                body.restrictions() == null ? List.of() : body.restrictions(),
                noteId,
                clock.instant());
        return commands.send(
                request,
                referralId,
                body,
                command,
                () -> notes.keep(noteId, referralId, command.physicianId(), command.at(), body.note()));
    }

    /** Whom to ask may be left to the roster: then the next one who fits is asked. */
    @PostMapping("/redirection")
    Mono<ResponseEntity<Receipt>> redirect(
            @PathVariable UUID referralId, @Valid @RequestBody RedirectionBody body, CommandRequest request) {
        String by = request.caller().subject();
        Instant now = clock.instant();
        return work.call(() -> redirection.whom(referralId, body.physicianIds(), now))
                .flatMap(physicians -> commands.send(
                        request,
                        referralId,
                        body,
                        new ReferralCommand.Redirect(referralId, by, body.reason(), physicians, now)));
    }

    @PostMapping("/interruption")
    Mono<ResponseEntity<Receipt>> interrupt(
            @PathVariable UUID referralId, @Valid @RequestBody InterruptionBody body, CommandRequest request) {
        String by = request.caller().subject();
        Instant now = clock.instant();
        return noted(
                request,
                referralId,
                body,
                body.note(),
                noteId -> new ReferralCommand.Interrupt(referralId, by, body.reason(), noteId, now),
                now);
    }

    @PostMapping("/cancellation")
    Mono<ResponseEntity<Receipt>> cancel(
            @PathVariable UUID referralId, @Valid @RequestBody CancellationBody body, CommandRequest request) {
        String by = request.caller().subject();
        Instant now = clock.instant();
        return noted(
                request,
                referralId,
                body,
                body.note(),
                noteId -> new ReferralCommand.Cancel(referralId, by, body.reason(), noteId, now),
                now);
    }

    @PostMapping("/reopening")
    Mono<ResponseEntity<Receipt>> reopen(
            @PathVariable UUID referralId, @Valid @RequestBody ReopeningBody body, CommandRequest request) {
        String by = request.caller().subject();
        Instant now = clock.instant();
        UUID noteId = Ids.next();
        return commands.send(
                request,
                referralId,
                body,
                new ReferralCommand.Reopen(referralId, by, body.urgency(), noteId, now),
                () -> notes.keep(noteId, referralId, by, now, body.note()));
    }

    private Mono<ResponseEntity<Receipt>> noted(
            CommandRequest request,
            UUID referralId,
            Object body,
            @Nullable String note,
            Function<@Nullable UUID, ReferralCommand> command,
            Instant now) {
        UUID noteId = note == null ? null : Ids.next();
        String author = request.caller().subject();
        return commands.send(
                request,
                referralId,
                body,
                command.apply(noteId),
                () -> notes.keep(noteId, referralId, author, now, note));
    }
}
