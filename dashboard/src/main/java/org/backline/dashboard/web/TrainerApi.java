package org.backline.dashboard.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindBoard;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.backline.dashboard.view.timeline.TimelineEntry;
import org.backline.dashboard.web.casepage.Sentences;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The trainer view as JSON. Athletes appear by number only. */
@RestController
@RequestMapping("/api/trainer/cases")
class TrainerApi {

    private final Queries queries;
    private final Sentences sentences;

    TrainerApi(Queries queries, Sentences sentences) {
        this.queries = queries;
        this.sentences = sentences;
    }

    /** A case and the number of its athlete. */
    record CaseBody(@JsonUnwrapped BoardCase row, String athleteNumber) {

        static CaseBody of(BoardCase row) {
            return new CaseBody(row, Athlete.numberOf(row.athleteId()));
        }
    }

    /** A case with everything that happened in it, newest first. */
    record CaseWithTimeline(@JsonUnwrapped BoardCase row, String athleteNumber, List<Happening> timeline) {}

    /** Something that happened, as data and as a sentence. */
    record Happening(
            String eventId,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String actor,
            @Nullable String role,
            String sentence,
            Map<String, Object> facts) {}

    /** Every case, closed ones too, of one of the own clinics or of all of them, in one stage or in any. */
    @GetMapping
    Mono<List<CaseBody>> cases(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable Stage stage) {
        return queries.list(access, new FindBoard(access.clinics(clinicId), true), BoardCase.class)
                .map(rows -> access
                        .showing(
                                rows.stream()
                                        .filter(row -> stage == null || row.stage() == stage)
                                        .toList(),
                                BoardCase::caseId)
                        .stream()
                        .map(CaseBody::of)
                        .toList());
    }

    @GetMapping("/{caseId}")
    Mono<CaseWithTimeline> aCase(Access access, @PathVariable UUID caseId) {
        return queries.one(access, new FindBoardCase(caseId), BoardCase.class)
                .switchIfEmpty(Mono.error(() -> new NotFound("case", caseId.toString())))
                .zipWith(queries.about(access, new FindTimeline(caseId), TimelineEntry.class))
                .map(parts -> new CaseWithTimeline(
                        parts.getT1(),
                        Athlete.numberOf(parts.getT1().athleteId()),
                        parts.getT2().stream().map(this::happening).toList()));
    }

    private Happening happening(TimelineEntry entry) {
        return new Happening(
                entry.eventId(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.actor(),
                entry.role(),
                sentences.sentence(entry),
                entry.facts());
    }
}
