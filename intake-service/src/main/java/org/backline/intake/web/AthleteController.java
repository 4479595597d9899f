package org.backline.intake.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.backline.intake.register.Athletes;
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

    private final Athletes athletes;
    private final Work work;
    private final Clock clock;

    AthleteController(Athletes athletes, Work work, Clock clock) {
        this.athletes = athletes;
        this.work = work;
        this.clock = clock;
    }

    /** Registers an athlete; the same athlete again is the same answer. */
    @PostMapping
    Mono<ResponseEntity<AthleteView>> register(@Valid @RequestBody AthleteBody body) {
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

    /** Athletes by id, or by clinic and part of the name, in the order of their names. */
    @GetMapping
    Mono<List<AthleteView>> find(
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST_IDS) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST_IDS);
        }
        if (ids != null && ids.size() > MOST_IDS) {
            throw new InvalidRequest("ids", "must be at most " + MOST_IDS + " ids");
        }
        return work.call(() -> (ids == null ? athletes.search(clinicId, q, limit) : athletes.find(ids))
                .stream().map(AthleteView::of).toList());
    }

    @GetMapping("/{athleteId}")
    Mono<AthleteView> get(@PathVariable UUID athleteId) {
        return work.call(() ->
                athletes.find(athleteId).map(AthleteView::of).orElseThrow(() -> new NotFound("athlete", athleteId)));
    }
}
