package org.backline.intake.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.backline.intake.register.Athlete;
import org.backline.intake.register.AthleteSearch;
import org.backline.intake.register.Athletes;
import org.backline.support.access.Access;
import org.backline.support.access.Records;
import org.backline.support.access.SmartScopes;
import org.backline.support.access.SmartScopes.Interaction;
import org.backline.support.command.NotAllowed;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The athlete register over HTTP. */
@RestController
@RequestMapping("/athletes")
class AthleteController {

    private static final int YOUNGEST = 10;
    private static final int OLDEST = 99;
    private static final int MOST_IDS = 200;
    private static final int USUAL = 50;

    private final Athletes athletes;
    private final AthleteSearch search;
    private final Records records;
    private final Work work;
    private final Clock clock;

    AthleteController(Athletes athletes, AthleteSearch search, Records records, Work work, Clock clock) {
        this.athletes = athletes;
        this.search = search;
        this.records = records;
        this.work = work;
        this.clock = clock;
    }

    /** Registers an athlete; the same athlete again is the same answer. */
    @PostMapping
    Mono<ResponseEntity<AthleteView>> register(Access access, @Valid @RequestBody AthleteBody body) {
        access.requireClinic(body.clinicId());
        access.showsAthlete(body.athleteId());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (body.birthDate().isAfter(today.minusYears(YOUNGEST))
                || body.birthDate().isBefore(today.minusYears(OLDEST + 1L))) {
            throw new InvalidRequest("birthDate", "must make the athlete " + YOUNGEST + " to " + OLDEST + " years old");
        }
        return work.call(() -> {
            athletes.register(body.athlete());
            return ResponseEntity.status(HttpStatus.CREATED)
                    .header("Location", "/athletes/" + body.athleteId())
                    .body(AthleteView.of(body.athlete()));
        });
    }

    /** Athletes by id, or by clinic in the order of their names, page by page; {@code q}, a name in an address, is refused. */
    @GetMapping
    Mono<List<AthleteView>> find(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<UUID> ids,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        if (!SmartScopes.allow(access, "Patient", Interaction.READ)) {
            throw new NotAllowed("The token has no scope for who somebody is; it would be system/Patient.r");
        }
        if (limit < 1 || limit > MOST_IDS) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST_IDS);
        }
        if (q != null) {
            throw new InvalidRequest(
                    "q", "is asked for by POST /athletes/search: a name does not belong in an address");
        }
        if (ids != null && ids.size() > MOST_IDS) {
            throw new InvalidRequest("ids", "must be at most " + MOST_IDS + " ids");
        }
        return work.call(() -> shown(
                access,
                ids == null ? search.search(access.clinics(clinicId), null, after, limit) : athletes.find(ids)));
    }

    /** Athletes by clinic and part of the name, which a request's address must not hold. */
    @PostMapping("/search")
    Mono<List<AthleteView>> search(Access access, @Valid @RequestBody AthleteSearchBody body) {
        return work.call(() -> shown(
                access, search(access, body.clinicId(), body.part(), Objects.requireNonNullElse(body.limit(), USUAL))));
    }

    private List<Athlete> search(Access access, @Nullable String clinicId, @Nullable String part, int limit) {
        return search.search(access.clinics(clinicId), part, limit);
    }

    /** Those whom the caller may know: of the own clinics, or with a case there; a physician, those with a referral. */
    private List<AthleteView> shown(Access access, List<Athlete> found) {
        Set<String> clinics = access.clinics(null);
        Set<UUID> seen =
                records.seenIn(found.stream().map(Athlete::athleteId).toList(), clinics, access.isOnlyReferred());
        List<AthleteView> shown = found.stream()
                .filter(athlete -> seen.contains(athlete.athleteId())
                        || (!access.isOnlyReferred() && clinics.contains(athlete.clinicId())))
                .map(AthleteView::of)
                .toList();
        return access.showingAthletes(shown, AthleteView::athleteId);
    }

    @GetMapping("/{athleteId}")
    Mono<AthleteView> get(@PathVariable UUID athleteId) {
        return work.call(() ->
                athletes.find(athleteId).map(AthleteView::of).orElseThrow(() -> new NotFound("athlete", athleteId)));
    }
}
