package org.backline.intake.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.backline.intake.domain.EmergencyCommand;
import org.backline.intake.domain.EmergencyEvent;
import org.backline.intake.domain.EmergencyState;
import org.backline.intake.domain.OpenCase;
import org.backline.intake.register.AthleteCases;
import org.backline.intake.register.AthleteSearch;
import org.backline.intake.register.Athletes;
import org.backline.intake.register.PrivacySettings;
import org.backline.intake.register.SearchLimit;
import org.backline.intake.view.emergency.EmergencyEntry;
import org.backline.intake.view.emergency.EmergencyProjection;
import org.backline.intake.view.emergency.FindEmergencies;
import org.backline.intake.web.EmergencyBodies.AccessBody;
import org.backline.intake.web.EmergencyBodies.ReviewBody;
import org.backline.intake.web.EmergencyBodies.SearchBody;
import org.backline.intake.web.EmergencyViews.AccessView;
import org.backline.intake.web.EmergencyViews.FoundView;
import org.backline.support.access.Access;
import org.backline.support.command.CommandRequest;
import org.backline.support.command.Commands;
import org.backline.support.command.NotFound;
import org.backline.support.command.Receipt;
import org.backline.support.command.Work;
import org.backline.support.note.Note;
import org.backline.support.note.Notes;
import org.backline.support.store.Histories;
import org.backline.support.time.Ids;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Access in an emergency to the record of an athlete of another clinic, and its review, over HTTP. */
@RestController
@RequestMapping("/emergency-accesses")
class EmergencyController {

    private static final int LARGEST_PAGE = 200;

    private final Commands commands;
    private final Histories histories;
    private final Athletes athletes;
    private final AthleteCases cases;
    private final AthleteSearch search;
    private final SearchLimit limit;
    private final EmergencyProjection emergencies;
    private final Notes notes;
    private final PrivacySettings.Emergency settings;
    private final Work work;
    private final Clock clock;

    EmergencyController(
            Commands commands,
            Histories histories,
            Athletes athletes,
            AthleteCases cases,
            AthleteSearch search,
            SearchLimit limit,
            EmergencyProjection emergencies,
            Notes notes,
            PrivacySettings settings,
            Work work,
            Clock clock) {
        this.commands = commands;
        this.histories = histories;
        this.athletes = athletes;
        this.cases = cases;
        this.search = search;
        this.limit = limit;
        this.emergencies = emergencies;
        this.notes = notes;
        this.settings = settings.emergency();
        this.work = work;
        this.clock = clock;
    }

    /** Finds an athlete of any clinic whose name and birth date are known exactly. */
    @PostMapping("/search")
    Mono<List<FoundView>> search(Access access, @Valid @RequestBody SearchBody body) {
        return work.call(() -> {
            if (!limit.allows(access.caller().subject())) {
                throw tooMany();
            }
            List<FoundView> found = search.exactly(body.name(), body.birthDate()).stream()
                    .map(FoundView::of)
                    .toList();
            return access.showingAthletes(found, FoundView::athleteId);
        });
    }

    private ErrorResponseException tooMany() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "At most " + settings.searches() + " searches in "
                        + settings.per().toMinutes() + " minutes; try again later");
        problem.setTitle("Too many searches");
        var refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS, problem, null);
        refusal.getHeaders()
                .set(HttpHeaders.RETRY_AFTER, String.valueOf(settings.per().toSeconds()));
        return refusal;
    }

    /** Opens the record of one athlete to the caller for some minutes; the privacy officer is asked to review it. */
    @PostMapping
    Mono<ResponseEntity<Receipt>> open(CommandRequest request, Access access, @Valid @RequestBody AccessBody body) {
        access.showsAthlete(body.athleteId());
        Duration length = Duration.ofMinutes(body.minutes());
        if (length.compareTo(settings.longest()) > 0) {
            throw new InvalidRequest(
                    "minutes", "must be 1 to " + settings.longest().toMinutes() + " minutes");
        }
        return work.call(() -> athletes.clinicOf(body.athleteId())
                        .map(clinicId -> new Found(clinicId, cases.openOf(body.athleteId())))
                        .orElseThrow(() -> new NotFound("athlete", body.athleteId())))
                .flatMap(found -> open(request, body, found, length));
    }

    private Mono<ResponseEntity<Receipt>> open(CommandRequest request, AccessBody body, Found found, Duration length) {
        Instant now = clock.instant();
        String subject = request.caller().subject();
        @Nullable UUID noteId = noteId(body.note());
        var command = new EmergencyCommand.Grant(
                body.accessId(),
                body.athleteId(),
                found.clinicId(),
                subject,
                body.reason(),
                noteId,
                found.cases(),
                now.plus(length),
                now);
        return commands.create(
                request, body.accessId(), "/emergency-accesses/" + body.accessId(), body, command, () -> {
                    athletes.hold(body.athleteId());
                    keep(noteId, body.athleteId(), subject, now, body.note());
                });
    }

    /** The emergency accesses, the latest first; with open=true those that wait for a review. */
    @GetMapping
    Mono<List<EmergencyEntry>> find(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(name = "limit", defaultValue = "50") int most) {
        if (most < 1 || most > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        return work.call(() -> access.showingAthletes(
                emergencies.find(new FindEmergencies(access.clinics(clinicId), open, most)),
                EmergencyEntry::athleteId));
    }

    @GetMapping("/{accessId}")
    Mono<ResponseEntity<AccessView>> get(@PathVariable UUID accessId) {
        return work.call(() -> {
            var found = histories
                    .read(accessId, EmergencyEvent.class, EmergencyState.NONE, EmergencyState::on)
                    .orElseThrow(() -> new NotFound("emergency access", accessId));
            EmergencyState state = found.state();
            var review = state.review();
            AccessView view = AccessView.of(
                    state,
                    text(Objects.requireNonNull(state.granted()).noteId()),
                    review == null ? null : text(review.noteId()));
            return ResponseEntity.ok().eTag("\"" + found.version() + "\"").body(view);
        });
    }

    /** Says whether an emergency access was justified. */
    @PostMapping("/{accessId}/review")
    Mono<ResponseEntity<Receipt>> review(
            CommandRequest request, @PathVariable UUID accessId, @Valid @RequestBody ReviewBody body) {
        Instant now = clock.instant();
        String reviewer = request.caller().subject();
        @Nullable UUID noteId = noteId(body.note());
        return work.call(() -> histories
                        .read(accessId, EmergencyEvent.class, EmergencyState.NONE, EmergencyState::on)
                        .map(found ->
                                Objects.requireNonNull(found.state().granted()).athleteId())
                        .orElseThrow(() -> new NotFound("emergency access", accessId)))
                .flatMap(athleteId -> commands.send(
                        request,
                        accessId,
                        body,
                        new EmergencyCommand.Review(accessId, reviewer, body.outcome(), noteId, now),
                        () -> keep(noteId, athleteId, reviewer, now, body.note())));
    }

    private static @Nullable UUID noteId(@Nullable String note) {
        return note == null || note.isBlank() ? null : Ids.next();
    }

    /** Kept with the athlete, so that it is erased with the athlete. */
    private void keep(@Nullable UUID noteId, UUID athleteId, String author, Instant at, @Nullable String note) {
        if (noteId != null) {
            notes.keep(noteId, athleteId, author, at, Objects.requireNonNull(note));
        }
    }

    private @Nullable String text(@Nullable UUID noteId) {
        return Optional.ofNullable(noteId).flatMap(notes::find).map(Note::body).orElse(null);
    }

    private record Found(String clinicId, List<OpenCase> cases) {}
}
