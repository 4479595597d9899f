package org.backline.intake.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.intake.domain.AthleteCommand;
import org.backline.intake.domain.AthleteEvent;
import org.backline.intake.domain.AthleteState;
import org.backline.intake.domain.CaseStanding;
import org.backline.intake.register.AthleteCases;
import org.backline.intake.register.Athletes;
import org.backline.intake.register.PrivacySettings;
import org.backline.intake.web.AthleteFileBodies.ErasureBody;
import org.backline.intake.web.AthleteFileBodies.LegalHoldBody;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.note.Note;
import org.backline.support.note.Notes;
import org.backline.support.store.Histories;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How long an athlete's record is kept, and its end, over HTTP. */
@RestController
@RequestMapping("/athletes/{athleteId}")
class AthleteFileController {

    private final Commands commands;
    private final Histories histories;
    private final Athletes athletes;
    private final AthleteCases cases;
    private final Notes notes;
    private final PrivacySettings settings;
    private final Work work;
    private final Clock clock;

    AthleteFileController(
            Commands commands,
            Histories histories,
            Athletes athletes,
            AthleteCases cases,
            Notes notes,
            PrivacySettings settings,
            Work work,
            Clock clock) {
        this.commands = commands;
        this.histories = histories;
        this.athletes = athletes;
        this.cases = cases;
        this.notes = notes;
        this.settings = settings;
        this.work = work;
        this.clock = clock;
    }

    /** Whether the record is under a legal hold. */
    @GetMapping("/legal-hold")
    Mono<LegalHoldView> legalHold(@PathVariable UUID athleteId) {
        return work.call(() -> {
            if (athletes.find(athleteId).isEmpty()) {
                throw new NotFound("athlete", athleteId);
            }
            AthleteState state = histories
                    .read(athleteId, AthleteEvent.class, AthleteState.NONE, AthleteState::on)
                    .map(found -> found.state())
                    .orElse(AthleteState.NONE);
            String note = Optional.ofNullable(state.noteId())
                    .flatMap(notes::find)
                    .map(Note::body)
                    .orElse(null);
            return LegalHoldView.of(athleteId, state, note);
        });
    }

    /** Keeps the record from being erased. */
    @PutMapping("/legal-hold")
    Mono<ResponseEntity<Receipt>> placeLegalHold(
            CommandRequest request, @PathVariable UUID athleteId, @Valid @RequestBody LegalHoldBody body) {
        Instant now = clock.instant();
        String note = body.note();
        @Nullable UUID noteId = note == null || note.isBlank() ? null : Ids.next();
        return commands.send(
                request,
                athleteId,
                body,
                new AthleteCommand.PlaceLegalHold(athleteId, body.reason(), noteId, now),
                () -> {
                    athletes.hold(athleteId);
                    if (noteId != null) {
                        notes.keep(noteId, athleteId, request.caller().subject(), now, Objects.requireNonNull(note));
                    }
                });
    }

    /** Ends the hold. */
    @DeleteMapping("/legal-hold")
    Mono<ResponseEntity<Receipt>> liftLegalHold(CommandRequest request, @PathVariable UUID athleteId) {
        return commands.send(
                request,
                athleteId,
                List.of(),
                new AthleteCommand.LiftLegalHold(athleteId, clock.instant()),
                () -> athletes.hold(athleteId));
    }

    /** Erases who the athlete is, here at once and in every other service as soon as it hears of it. */
    @PostMapping("/erasure")
    Mono<ResponseEntity<Receipt>> erase(
            CommandRequest request, @PathVariable UUID athleteId, @Valid @RequestBody ErasureBody body) {
        Instant now = clock.instant();
        return work.call(() -> athletes.clinicOf(athleteId)
                        .map(clinicId -> new File(clinicId, cases.of(athleteId)))
                        .orElseThrow(() -> new NotFound("athlete", athleteId)))
                .flatMap(known -> commands.send(
                        request,
                        athleteId,
                        body,
                        new AthleteCommand.Erase(
                                athleteId,
                                known.clinicId(),
                                body.reason(),
                                body.authority(),
                                known.cases(),
                                settings.retention(),
                                now),
                        () -> {
                            athletes.erase(athleteId, now);
                            cases.requireStill(athleteId, known.cases());
                        }));
    }

    private record File(String clinicId, List<CaseStanding> cases) {}
}
