package org.backline.intake.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.CaseState;
import org.backline.intake.register.Athlete;
import org.backline.intake.register.Athletes;
import org.backline.intake.view.participation.FindParticipation;
import org.backline.intake.view.participation.ParticipationEntry;
import org.backline.intake.view.participation.ParticipationProjection;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.store.Histories;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What athletes may take part in, over HTTP: all that a coach sees, and nothing of why. */
@RestController
class ParticipationController {

    private static final int LARGEST_PAGE = 200;

    private final Histories histories;
    private final ParticipationProjection participation;
    private final Athletes athletes;
    private final Reads reads;
    private final Work work;

    ParticipationController(
            Histories histories, ParticipationProjection participation, Athletes athletes, Reads reads, Work work) {
        this.histories = histories;
        this.participation = participation;
        this.athletes = athletes;
        this.reads = reads;
        this.work = work;
    }

    /** The athletes of a clinic who have an open case. */
    @GetMapping("/participation")
    Mono<List<ParticipationView>> find(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        FindParticipation query = new FindParticipation(access.clinics(clinicId), after, limit);
        return reads.call(access, () -> access.showing(participation.find(query), ParticipationEntry::caseId))
                .flatMap(found -> work.call(() -> named(found)));
    }

    @GetMapping("/cases/{caseId}/participation")
    Mono<ResponseEntity<ParticipationView>> get(@PathVariable UUID caseId) {
        return work.call(() -> {
            var found = histories
                    .read(caseId, CaseEvent.class, CaseState.NONE, CaseState::on)
                    .orElseThrow(() -> new NotFound("case", caseId));
            CaseState state = found.state();
            var entry = new ParticipationEntry(
                    Objects.requireNonNull(state.athleteId()),
                    caseId,
                    Objects.requireNonNull(state.clinicId()),
                    Objects.requireNonNull(state.form()).sport(),
                    state.participation(),
                    state.restrictions(),
                    state.until());
            return ResponseEntity.ok()
                    .eTag("\"" + found.version() + "\"")
                    .body(named(List.of(entry)).getFirst());
        });
    }

    /** A coach knows the athletes by name; whoever was erased has none. */
    private List<ParticipationView> named(List<ParticipationEntry> entries) {
        Map<UUID, String> names = athletes
                .find(entries.stream().map(ParticipationEntry::athleteId).toList())
                .stream()
                .collect(Collectors.toMap(Athlete::athleteId, Athlete::name));
        return entries.stream()
                .map(entry -> ParticipationView.of(entry, names.get(entry.athleteId())))
                .toList();
    }
}
