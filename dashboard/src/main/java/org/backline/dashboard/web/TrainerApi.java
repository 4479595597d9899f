package org.backline.dashboard.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardFilter;
import org.backline.dashboard.view.board.BoardHistory;
import org.backline.dashboard.view.board.BoardKey;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.view.board.FindBoardRows;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.backline.dashboard.view.timeline.Knowledge;
import org.backline.dashboard.web.casepage.Sentences;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
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

    private static final int LARGEST_PAGE = 500;

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

    /** A case with what happened in it, newest first, and the moments it was asked for. */
    record CaseWithTimeline(
            @JsonUnwrapped BoardCase row,
            String athleteNumber,
            @Nullable Instant asOf,
            @Nullable Instant knownAt,
            List<Happening> timeline) {}

    /**
     * Something that happened, as data and as a sentence.
     *
     * @param late whether it was recorded well after it happened
     * @param corrected whether a correction that is known changed it
     */
    record Happening(
            String eventId,
            String type,
            Instant occurredAt,
            Instant recordedAt,
            @Nullable String actor,
            @Nullable String role,
            String sentence,
            boolean late,
            boolean corrected,
            Map<String, Object> facts) {}

    /**
     * Cases, closed ones too, of one of the own clinics or of all of them, in one stage or in any: most urgent first,
     * then the longest in its stage. Header {@code Link} names the next page, when there is one.
     */
    @GetMapping
    Mono<ResponseEntity<List<CaseBody>>> cases(
            Access access,
            @RequestParam(required = false) @Nullable String clinicId,
            @RequestParam(required = false) @Nullable Stage stage,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new InvalidRequest("limit", "must be 1 to " + LARGEST_PAGE);
        }
        BoardKey key = after == null
                ? null
                : BoardKey.read(after)
                        .orElseThrow(() -> new InvalidRequest("after", "must be as the Link of a page before says"));
        FindBoardRows query = new FindBoardRows(BoardFilter.of(access.clinics(clinicId)), stage, key, limit + 1);
        return queries.list(access, query, BoardCase.class).map(read -> {
            List<BoardCase> rows = access.showing(read.subList(0, Math.min(limit, read.size())), BoardCase::caseId);
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (read.size() > limit) {
                answer.header(
                        HttpHeaders.LINK,
                        "</api/trainer/cases?limit=" + limit + (clinicId == null ? "" : "&clinicId=" + clinicId)
                                + (stage == null ? "" : "&stage=" + stage) + "&after="
                                + BoardKey.of(rows.getLast()).text() + ">; rel=\"next\"");
            }
            return answer.body(rows.stream().map(CaseBody::of).toList());
        });
    }

    /**
     * A case with what happened in it.
     *
     * @param asOf only what had happened by then; the case is as it stood then
     * @param knownAt only what was recorded by then
     */
    @GetMapping("/{caseId}")
    Mono<CaseWithTimeline> aCase(
            Access access,
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        Knowledge knowledge = new Knowledge(asOf, knownAt);
        return queries.one(access, new FindBoardCase(caseId), BoardCase.class)
                .switchIfEmpty(Mono.error(() -> new NotFound("case", caseId.toString())))
                .zipWith(queries.about(access, new FindTimeline(caseId), TimelineEntry.class))
                .flatMap(parts -> {
                    List<TimelineEntry> known = knowledge.of(parts.getT2());
                    Set<String> corrected = Knowledge.corrected(known);
                    Optional<BoardCase> then =
                            knowledge.isLimited() ? BoardHistory.of(parts.getT1(), known) : Optional.of(parts.getT1());
                    return Mono.justOrEmpty(then)
                            .map(row -> new CaseWithTimeline(
                                    row,
                                    Athlete.numberOf(row.athleteId()),
                                    asOf,
                                    knownAt,
                                    known.stream()
                                            .map(entry -> happening(entry, corrected))
                                            .toList()));
                })
                .switchIfEmpty(Mono.error(() -> new NotFound("case at that time", caseId.toString())));
    }

    private Happening happening(TimelineEntry entry, Set<String> corrected) {
        return new Happening(
                entry.eventId(),
                entry.type(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.actor(),
                entry.role(),
                sentences.sentence(entry),
                Sentences.isLate(entry),
                corrected.contains(entry.eventId()),
                entry.facts());
    }
}
