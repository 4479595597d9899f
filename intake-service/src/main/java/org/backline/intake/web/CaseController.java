package org.backline.intake.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.backline.intake.domain.CaseCommand;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.CaseState;
import org.backline.intake.domain.DoorReferral;
import org.backline.intake.domain.IntakeForm;
import org.backline.intake.door.Door;
import org.backline.intake.door.ParticipationLimits;
import org.backline.intake.register.Athlete;
import org.backline.intake.register.AthleteCases;
import org.backline.intake.register.Athletes;
import org.backline.intake.view.caseload.CaseloadEntry;
import org.backline.intake.view.caseload.CaseloadProjection;
import org.backline.intake.view.caseload.CaseloadStage;
import org.backline.intake.view.caseload.FindCaseload;
import org.backline.intake.web.CaseBodies.ClosureBody;
import org.backline.intake.web.CaseBodies.EmptyBody;
import org.backline.intake.web.CaseBodies.ParticipationBody;
import org.backline.intake.web.CaseBodies.ReopeningBody;
import org.backline.intake.web.CaseBodies.TransferBody;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.access.Records;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.note.Notes;
import org.backline.support.store.Histories;
import org.backline.support.time.Ids;
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

/** Cases over HTTP. */
@RestController
@RequestMapping("/cases")
class CaseController {

    private static final int LARGEST_PAGE = 100;

    private final Commands commands;
    private final Histories histories;
    private final CaseloadProjection caseload;
    private final Athletes athletes;
    private final AthleteCases cases;
    private final Notes notes;
    private final Door door;
    private final ParticipationLimits limits;
    private final IntakeChecks checks;
    private final Records records;
    private final Reads reads;
    private final Work work;
    private final Clock clock;

    CaseController(
            Commands commands,
            Histories histories,
            CaseloadProjection caseload,
            Athletes athletes,
            AthleteCases cases,
            Notes notes,
            Door door,
            ParticipationLimits limits,
            IntakeChecks checks,
            Records records,
            Reads reads,
            Work work,
            Clock clock) {
        this.commands = commands;
        this.histories = histories;
        this.caseload = caseload;
        this.athletes = athletes;
        this.cases = cases;
        this.notes = notes;
        this.door = door;
        this.limits = limits;
        this.checks = checks;
        this.records = records;
        this.reads = reads;
        this.work = work;
        this.clock = clock;
    }

    /** Records an intake: the case is open, and an emergency or urgent answer has asked a physician already. */
    @PostMapping
    Mono<ResponseEntity<Receipt>> record(CommandRequest request, Access access, @Valid @RequestBody IntakeBody body) {
        access.requireClinic(body.clinicId());
        access.shows(body.caseId());
        checks.check(body);
        return work.call(() -> athletes.find(body.athleteId())
                        .filter(athlete -> isKnownTo(access, athlete))
                        .orElseThrow(() -> new InvalidRequest("athleteId", "must be the id of a registered athlete")))
                .flatMap(athlete -> record(request, body, athlete));
    }

    /** Whoever is registered elsewhere and has no case here is as unknown as nobody. */
    private boolean isKnownTo(Access access, Athlete athlete) {
        Set<String> clinics = access.clinics(null);
        return clinics.contains(athlete.clinicId())
                || !records.seenIn(List.of(athlete.athleteId()), clinics, false).isEmpty();
    }

    private Mono<ResponseEntity<Receipt>> record(CommandRequest request, IntakeBody body, Athlete athlete) {
        LocalDate seen = LocalDate.ofInstant(body.occurredAt(), ZoneOffset.UTC);
        int age = Period.between(athlete.birthDate(), seen).getYears();
        IntakeForm form = body.form(age, athlete.sex(), athlete.sickleCellTrait());
        String note = body.note();
        @Nullable UUID noteId = note == null || note.isBlank() ? null : Ids.next();
        @Nullable DoorReferral referral = door.judge(form).orElse(null);
        var command = new CaseCommand.RecordIntake(
                body.caseId(),
                body.athleteId(),
                body.clinicId(),
                body.trainerId(),
                body.occurredAt(),
                form,
                noteId,
                referral,
                Ids.next(),
                referral == null
                        ? null
                        : limits.of(referral.urgency(), referral.category()).orElse(null));
        Runnable alongside = () -> {
            cases.open(body.athleteId(), body.caseId());
            if (noteId != null) {
                notes.keep(
                        noteId,
                        body.caseId(),
                        request.caller().subject(),
                        body.occurredAt(),
                        Objects.requireNonNull(note));
            }
        };
        return commands.create(request, body.caseId(), "/cases/" + body.caseId(), body, command, alongside);
    }

    @GetMapping("/{caseId}")
    Mono<ResponseEntity<CaseView>> get(@PathVariable UUID caseId) {
        return work.call(() -> {
            var found = histories
                    .read(caseId, CaseEvent.class, CaseState.NONE, CaseState::on)
                    .orElseThrow(() -> new NotFound("case", caseId));
            CaseView view = CaseView.of(found.state(), found.version(), notes.ofCase(caseId));
            return ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(view);
        });
    }

    @GetMapping
    Mono<List<CaseloadEntry>> find(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable CaseloadStage stage,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        FindCaseload query = new FindCaseload(access.clinics(clinicId), stage, after, limit);
        return reads.call(access, () -> access.showing(caseload.find(query), CaseloadEntry::caseId));
    }

    @PostMapping("/{caseId}/participation")
    Mono<ResponseEntity<Receipt>> setParticipation(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ParticipationBody body) {
        var command = new CaseCommand.SetParticipation(
                caseId,
                body.participation(),
                Objects.requireNonNullElse(body.restrictions(), List.of()),
                body.until(),
                clock.instant());
        return commands.send(request, caseId, body, command);
    }

    @PostMapping("/{caseId}/transfer")
    Mono<ResponseEntity<Receipt>> offerTransfer(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody TransferBody body) {
        var command = new CaseCommand.OfferTransfer(caseId, body.toTrainerId(), body.toClinicId(), clock.instant());
        return commands.send(request, caseId, body, command);
    }

    @PostMapping("/{caseId}/transfer/acceptance")
    Mono<ResponseEntity<Receipt>> acceptTransfer(
            CommandRequest request, @PathVariable UUID caseId, @RequestBody EmptyBody body) {
        return commands.send(request, caseId, body, new CaseCommand.AcceptTransfer(caseId, clock.instant()));
    }

    @PostMapping("/{caseId}/transfer/refusal")
    Mono<ResponseEntity<Receipt>> refuseTransfer(
            CommandRequest request, @PathVariable UUID caseId, @RequestBody EmptyBody body) {
        return commands.send(request, caseId, body, new CaseCommand.RefuseTransfer(caseId, clock.instant()));
    }

    @PostMapping("/{caseId}/closure")
    Mono<ResponseEntity<Receipt>> close(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ClosureBody body) {
        return commands.send(request, caseId, body, new CaseCommand.Close(caseId, body.outcome(), clock.instant()));
    }

    @PostMapping("/{caseId}/reopening")
    Mono<ResponseEntity<Receipt>> reopen(
            CommandRequest request, @PathVariable UUID caseId, @Valid @RequestBody ReopeningBody body) {
        var command = new CaseCommand.Reopen(caseId, body.reason(), clock.instant());
        return commands.send(request, caseId, body, command, () -> cases.reopen(caseId));
    }
}
