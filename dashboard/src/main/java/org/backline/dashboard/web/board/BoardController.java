package org.backline.dashboard.web.board;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindBoard;
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

/** The trainer's start page: every open case of the own clinics in its stage. */
@Controller
class BoardController implements Page {

    private static final String ALL = "all";

    private final Queries queries;
    private final Athletes athletes;
    private final Cards cards;

    BoardController(Queries queries, Athletes athletes, Cards cards) {
        this.queries = queries;
        this.athletes = athletes;
        this.cards = cards;
    }

    @GetMapping("/board")
    Mono<String> page(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(defaultValue = "false") String mine,
            @RequestParam(defaultValue = "columns") String view,
            ServerWebExchange exchange,
            Model model) {
        return board(access, clinic, mine, view, exchange, model, "board");
    }

    /** The part of the page that changes; fetched again on every live update. */
    @GetMapping("/board/cases")
    Mono<String> fragment(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(defaultValue = "false") String mine,
            @RequestParam(defaultValue = "columns") String view,
            ServerWebExchange exchange,
            Model model) {
        return board(access, clinic, mine, view, exchange, model, "board :: cases");
    }

    private Mono<String> board(
            Access access,
            @Nullable String clinic,
            String mine,
            String view,
            ServerWebExchange exchange,
            Model model,
            String template) {
        Person person = Person.in(exchange);
        String wanted = clinicOf(clinic, person);
        boolean own = mine.equals("true");
        return queries.list(access, new FindBoard(access.clinics(wanted), false), BoardCase.class)
                .map(rows -> rows.stream()
                        .filter(row -> !own || row.trainerId().equals(person.subject()))
                        .toList())
                .map(rows -> access.showing(rows, BoardCase::caseId))
                .flatMap(rows -> athletes.named(
                                rows.stream().map(BoardCase::athleteId).toList(), person.caller())
                        .map(names -> page(wanted, own, view.equals("list") ? "list" : "columns", rows, names)))
                .map(page -> {
                    model.addAttribute("board", page);
                    return template;
                });
    }

    /** A trainer begins with the own clinic; whoever works in several, with all. */
    private @Nullable String clinicOf(@Nullable String clinic, Person person) {
        if (clinic == null) {
            return person.clinics().size() == 1 ? person.clinics().getFirst() : null;
        }
        return person.clinics().contains(clinic) ? clinic : null;
    }

    private BoardPage page(
            @Nullable String clinic, boolean mine, String view, List<BoardCase> rows, Map<UUID, Athlete> names) {
        String query = "?clinic=" + (clinic == null ? ALL : clinic) + "&mine=" + mine + "&view=" + view;
        return cards.page(clinic, mine, view, query, rows, names);
    }
}
