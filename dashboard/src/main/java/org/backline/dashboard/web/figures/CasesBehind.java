package org.backline.dashboard.web.figures;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardFilter;
import org.backline.dashboard.view.board.BoardKey;
import org.backline.dashboard.view.board.FindBoardCases;
import org.backline.dashboard.view.board.FindCaseload;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.view.department.Counted;
import org.backline.dashboard.view.department.CountedEntry;
import org.backline.dashboard.view.department.FindCounted;
import org.backline.dashboard.web.frame.Deadlines;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The cases behind a number, a page at a time: those of the caseload, or those that a mean or a median was made of. */
@Controller
class CasesBehind implements Page {

    static final int A_PAGE = 50;

    /** One more is read than a page holds, to know whether there is a next one. */
    static final int READ = A_PAGE + 1;

    private final Queries queries;
    private final Athletes athletes;
    private final Figures figures;
    private final Deadlines deadlines;

    CasesBehind(Queries queries, Athletes athletes, Figures figures, Deadlines deadlines) {
        this.queries = queries;
        this.athletes = athletes;
        this.figures = figures;
        this.deadlines = deadlines;
    }

    /** Where the cases are listed that a clinic's or an urgency's number was made of. */
    static String link(Counted counted, String group) {
        return "/figures/cases?number=" + counted + "&group=" + group;
    }

    /**
     * A case behind a number.
     *
     * @param first the number at the beginning, where two are compared
     * @param value what it brings into the mean or the median; null where it is only counted
     */
    record Behind(
            UUID caseId,
            String name,
            BoardCase board,
            @Nullable Double first,
            @Nullable Double value) {}

    /**
     * A page of them.
     *
     * @param after where the next page begins; null when this is the last
     */
    private record Found(List<Row> rows, @Nullable String after) {}

    private record Counting(
            UUID caseId, @Nullable Double first, @Nullable Double value) {}

    private record Row(
            BoardCase board,
            @Nullable Double first,
            @Nullable Double value) {}

    @GetMapping("/figures/cases")
    Mono<String> page(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String sport,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(defaultValue = "false") String overdue,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String after,
            ServerWebExchange exchange,
            Model model) {
        Optional<Counted> counted = Arrays.stream(Counted.values())
                .filter(one -> one.name().equals(number))
                .findFirst();
        Caseload asked = new Caseload(clinic, stage, sport, cause, overdue.equals("true"));
        model.addAttribute("asked", asked)
                .addAttribute("causeWords", cause == null ? null : figures.cause(cause))
                .addAttribute("counted", counted.map(Enum::name).orElse(null))
                .addAttribute("group", group)
                .addAttribute("referrals", counted.map(Counted::ofReferrals).orElse(false))
                .addAttribute("here", counted.map(one -> link(one, group)).orElseGet(asked::link));
        return counted.map(one -> counted(access, one, group, after))
                .orElseGet(() -> caseload(access, asked, after))
                .flatMap(found -> show(found, exchange, model));
    }

    /** A page of cases that are counted elsewhere, in this order. */
    Mono<String> show(
            Access access, List<UUID> caseIds, @Nullable String after, ServerWebExchange exchange, Model model) {
        return shown(
                        access,
                        caseIds.stream().map(id -> new Counting(id, null, null)).toList())
                .flatMap(rows -> show(new Found(rows, after), exchange, model));
    }

    private Mono<String> show(Found found, ServerWebExchange exchange, Model model) {
        return athletes.named(
                        found.rows().stream()
                                .map(row -> row.board().athleteId())
                                .toList(),
                        Person.in(exchange).caller())
                .map(names -> {
                    model.addAttribute(
                                    "rows",
                                    found.rows().stream()
                                            .map(row -> behind(row, names))
                                            .toList())
                            .addAttribute("after", found.after());
                    return "figures-cases";
                });
    }

    private static Behind behind(Row row, Map<UUID, Athlete> names) {
        Athlete athlete = names.get(row.board().athleteId());
        return new Behind(
                row.board().caseId(),
                athlete == null ? Athlete.numberOf(row.board().athleteId()) : athlete.title(),
                row.board(),
                row.first(),
                row.value());
    }

    private Mono<Found> caseload(Access access, Caseload asked, String after) {
        Set<String> clinics = access.clinics(null).stream()
                .filter(one -> asked.clinic() == null || asked.clinic().equals(one))
                .collect(toSet());
        Optional<Stage> stage = Caseload.OPEN.stream()
                .filter(one -> one.name().equals(asked.stage()))
                .findFirst();
        if (asked.stage() != null && stage.isEmpty()) {
            return Mono.just(found(access, List.of()));
        }
        return queries.list(
                        access,
                        new FindCaseload(
                                new BoardFilter(clinics, null, asked.sport(), null),
                                stage.orElse(null),
                                asked.cause(),
                                asked.overdue() ? deadlines.overdue() : null,
                                BoardKey.read(after).orElse(null),
                                READ),
                        BoardCase.class)
                .map(rows -> found(access, rows));
    }

    private static Found found(Access access, List<BoardCase> rows) {
        List<BoardCase> shown = access.showing(rows.stream().limit(A_PAGE).toList(), BoardCase::caseId);
        return new Found(
                shown.stream().map(row -> new Row(row, null, null)).toList(),
                rows.size() > A_PAGE ? BoardKey.of(shown.getLast()).text() : null);
    }

    private Mono<Found> counted(Access access, Counted counted, String group, String after) {
        return queries.list(access, new FindCounted(counted, group, key(after).orElse(null), READ), CountedEntry.class)
                .flatMap(entries -> {
                    List<CountedEntry> page = entries.stream().limit(A_PAGE).toList();
                    return shown(
                                    access,
                                    page.stream()
                                            .map(entry -> new Counting(entry.caseId(), entry.first(), entry.value()))
                                            .toList())
                            .map(rows -> new Found(rows, entries.size() > A_PAGE ? text(page.getLast()) : null));
                });
    }

    /** Those of the counted cases that the reader may see, in the order in which they were counted. */
    private Mono<List<Row>> shown(Access access, List<Counting> page) {
        return queries.list(
                        access,
                        new FindBoardCases(page.stream().map(Counting::caseId).collect(toSet())),
                        BoardCase.class)
                .map(rows -> access.showing(rows, BoardCase::caseId))
                .map(rows -> {
                    Map<UUID, BoardCase> byId = rows.stream().collect(toMap(BoardCase::caseId, Function.identity()));
                    return page.stream()
                            .flatMap(entry -> Optional.ofNullable(byId.get(entry.caseId()))
                                    .map(row -> new Row(row, entry.first(), entry.value()))
                                    .stream())
                            .toList();
                });
    }

    private static String text(CountedEntry entry) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()) + "_" + entry.id();
    }

    /** What is no key begins at the beginning. */
    private static Optional<FindCounted.Key> key(String text) {
        if (!text.matches("-?\\d{1,17}_[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        int middle = text.indexOf('_');
        try {
            return Optional.of(new FindCounted.Key(
                    Instant.EPOCH.plus(Long.parseLong(text.substring(0, middle)), ChronoUnit.MICROS),
                    UUID.fromString(text.substring(middle + 1))));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
