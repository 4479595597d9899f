package org.backline.referral.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.backline.referral.deadline.Deadlines;
import org.backline.referral.domain.ReferralCommand;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.backline.referral.routing.Rosters;
import org.backline.referral.view.inbox.FindInbox;
import org.backline.referral.view.inbox.InboxEntry;
import org.backline.referral.view.inbox.InboxProjection;
import org.backline.referral.web.ReferralBodies.AppointmentBody;
import org.backline.referral.web.ReferralBodies.DeclineBody;
import org.backline.referral.web.ReferralBodies.EmptyBody;
import org.backline.referral.web.ReferralBodies.ReconciliationBody;
import org.backline.referral.web.ReferralBodies.ReportBody;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.store.Versioned;
import org.backline.support.time.Ids;
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

/** Referrals over HTTP: the physician answers, the trainer closes the loop. */
@RestController
@RequestMapping("/referrals")
class ReferralController {

    private static final int LARGEST_PAGE = 100;

    private final Commands commands;
    private final InboxProjection inbox;
    private final ReferralNotes notes;
    private final Reads reads;
    private final Deadlines deadlines;
    private final Rosters rosters;
    private final Work work;
    private final Clock clock;

    ReferralController(
            Commands commands,
            InboxProjection inbox,
            ReferralNotes notes,
            Reads reads,
            Deadlines deadlines,
            Rosters rosters,
            Work work,
            Clock clock) {
        this.commands = commands;
        this.inbox = inbox;
        this.notes = notes;
        this.reads = reads;
        this.deadlines = deadlines;
        this.rosters = rosters;
        this.work = work;
        this.clock = clock;
    }

    @GetMapping
    Mono<List<InboxEntry>> list(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        FindInbox query = new FindInbox(access.clinics(clinicId), status(status), open, after, limit);
        return reads.call(access, () -> access.showing(inbox.find(query), InboxEntry::caseId));
    }

    private static @Nullable ReferralStatus status(@Nullable String code) {
        if (code == null) {
            return null;
        }
        List<String> allowed =
                Arrays.stream(ReferralStatus.values()).map(Enum::name).toList();
        if (!allowed.contains(code)) {
            throw new InvalidRequest(List.of(new FieldProblem("status", "does not know this status", allowed)));
        }
        return ReferralStatus.valueOf(code);
    }

    @GetMapping("/{referralId}")
    Mono<ResponseEntity<ReferralDetail>> one(@PathVariable UUID referralId) {
        return work.call(() -> {
            Versioned<ReferralState> found = notes.found(referralId);
            ReferralState state = found.state();
            ReferralDetail detail = ReferralDetail.of(
                    state,
                    notes.ofCase(state.request().caseId()),
                    deadlines,
                    new ClinicCalendar(rosters.of(state.request().clinicId())));
            return ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(detail);
        });
    }

    @PostMapping("/{referralId}/acknowledgement")
    Mono<ResponseEntity<Receipt>> acknowledge(
            @PathVariable UUID referralId, @RequestBody EmptyBody body, CommandRequest request) {
        String physician = request.caller().subject();
        return commands.send(
                request, referralId, body, new ReferralCommand.Acknowledge(referralId, physician, clock.instant()));
    }

    @PostMapping("/{referralId}/acceptance")
    Mono<ResponseEntity<Receipt>> accept(
            @PathVariable UUID referralId, @RequestBody EmptyBody body, CommandRequest request) {
        String physician = request.caller().subject();
        return commands.send(
                request, referralId, body, new ReferralCommand.Accept(referralId, physician, clock.instant()));
    }

    @PostMapping("/{referralId}/decline")
    Mono<ResponseEntity<Receipt>> decline(
            @PathVariable UUID referralId, @Valid @RequestBody DeclineBody body, CommandRequest request) {
        String physician = request.caller().subject();
        return commands.send(
                request,
                referralId,
                body,
                new ReferralCommand.Decline(referralId, physician, body.reason(), clock.instant()));
    }

    /** Either side of the loop may make the appointment. */
    @PostMapping("/{referralId}/appointment")
    Mono<ResponseEntity<Receipt>> schedule(
            @PathVariable UUID referralId, @Valid @RequestBody AppointmentBody body, CommandRequest request) {
        return commands.send(
                request, referralId, body, new ReferralCommand.Schedule(referralId, body.startsAt(), clock.instant()));
    }

    @PostMapping("/{referralId}/report")
    Mono<ResponseEntity<Receipt>> report(
            @PathVariable UUID referralId, @Valid @RequestBody ReportBody body, CommandRequest request) {
        String physician = request.caller().subject();
        String note = body.note();
        UUID noteId = note == null ? null : Ids.next();
        ReferralCommand.Report command = new ReferralCommand.Report(
                referralId,
                physician,
                body.diagnosisCode(),
                body.category(),
                each(body.diagnosticsOrdered()),
                each(body.restrictions()),
                body.remainingUrgency().urgency(),
                noteId,
                clock.instant());
        return commands.send(
                request,
                referralId,
                body,
                command,
                () -> notes.keep(noteId, referralId, physician, command.at(), note));
    }

    @PostMapping("/{referralId}/review")
    Mono<ResponseEntity<Receipt>> review(
            @PathVariable UUID referralId, @RequestBody EmptyBody body, CommandRequest request) {
        String trainer = request.caller().subject();
        return commands.send(
                request, referralId, body, new ReferralCommand.Review(referralId, trainer, clock.instant()));
    }

    @PostMapping("/{referralId}/reconciliation")
    Mono<ResponseEntity<Receipt>> reconcile(
            @PathVariable UUID referralId, @Valid @RequestBody ReconciliationBody body, CommandRequest request) {
        String trainer = request.caller().subject();
        return commands.send(
                request,
                referralId,
                body,
                new ReferralCommand.Reconcile(
                        referralId,
                        trainer,
                        body.choice(),
                        body.participation(),
                        each(body.restrictions()),
                        clock.instant()));
    }

    private static <E> List<E> each(@Nullable List<E> codes) {
        return codes == null ? List.of() : codes;
    }
}
