package org.backline.dashboard.web.board;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardColumns;
import org.backline.dashboard.view.board.BoardFilter;
import org.backline.dashboard.view.board.BoardKey;
import org.backline.dashboard.view.board.FindBoardColumns;
import org.backline.dashboard.view.board.FindBoardPage;
import org.backline.dashboard.view.board.FindBoardRows;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.intake.Sports;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The trainer's start page: every open case of the own clinics in its stage. */
@Controller
class BoardController implements Page {

    private static final int A_COLUMN = 30;
    private static final int A_PAGE = 50;
    private static final int LONGEST_LIST = 500;
    private static final BoardColumns NOTHING = new BoardColumns(List.of(), List.of());

    private final Queries queries;
    private final Athletes athletes;
    private final Cards cards;
    private final DrawnCards drawn;
    private final BoardSearch search;

    BoardController(Queries queries, Athletes athletes, Cards cards, DrawnCards drawn, BoardSearch search) {
        this.queries = queries;
        this.athletes = athletes;
        this.cards = cards;
        this.drawn = drawn;
        this.search = search;
    }

    @ModelAttribute
    void drawing(Model model) {
        model.addAttribute("drawn", drawn);
    }

    @GetMapping("/board")
    Mono<String> page(Access access, ServerWebExchange exchange, Model model) {
        model.addAttribute("sports", Sports.KEYS);
        return board(access, exchange, model, "board");
    }

    /** The part of the page that changes; fetched again on every live update. */
    @GetMapping("/board/cases")
    Mono<String> fragment(Access access, ServerWebExchange exchange, Model model) {
        return board(access, exchange, model, "board :: cases");
    }

    /** The next page of the list. */
    @GetMapping("/board/rows")
    Mono<String> rows(Access access, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        BoardChoice choice = BoardChoice.of(exchange.getRequest().getQueryParams(), person);
        String after = exchange.getRequest().getQueryParams().getFirst("after");
        BoardKey key = after == null ? null : BoardKey.read(after).orElse(null);
        return list(access, choice, person, key, A_PAGE)
                .flatMap(rows -> shown(access, model, choice, NOTHING, rows, A_PAGE, person, "board :: rows"));
    }

    /** Finds cases by their athletes; what was searched for comes in the body, because an address must hold no name. */
    @PostMapping("/board/search")
    Mono<String> search(Access access, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return exchange.getFormData().flatMap(said -> {
            BoardChoice choice = BoardChoice.of(said, person);
            String text = new Form(said).text("text");
            if (text == null) {
                return board(access, choice, person, 0, model, "board :: cases");
            }
            return search.find(text.substring(0, Math.min(text.length(), 100)), person)
                    .flatMap(found -> queries.list(
                                    access,
                                    new FindBoardRows(
                                            new BoardFilter(access.clinics(choice.clinic()), null, null, found.who()),
                                            null,
                                            null,
                                            A_PAGE),
                                    BoardCase.class)
                            .map(rows -> access.showing(rows, BoardCase::caseId))
                            .flatMap(rows -> athletes.named(ids(rows.stream()), person.caller())
                                    .map(names -> cards.found(choice, rows, names, found.namesSilent()))))
                    .map(page -> {
                        model.addAttribute("board", page);
                        return "board :: cases";
                    });
        });
    }

    private Mono<String> board(Access access, ServerWebExchange exchange, Model model, String template) {
        Person person = Person.in(exchange);
        BoardChoice choice = BoardChoice.of(exchange.getRequest().getQueryParams(), person);
        String shown = exchange.getRequest().getQueryParams().getFirst("shown");
        int wanted = shown != null && shown.matches("\\d{1,3}") ? Integer.parseInt(shown) : 0;
        return board(access, choice, person, wanted, model, template);
    }

    /** A reader who has opened several pages of the list keeps them when it is read again. */
    private Mono<String> board(
            Access access, BoardChoice choice, Person person, int shown, Model model, String template) {
        int limit = Math.clamp(shown, A_PAGE, LONGEST_LIST);
        return queries.one(
                        access,
                        new FindBoardColumns(filter(access, choice, person), choice.isList() ? 0 : A_COLUMN),
                        BoardColumns.class)
                .zipWith(choice.isList() ? list(access, choice, person, null, limit) : Mono.just(List.<BoardCase>of()))
                .flatMap(parts -> shown(access, model, choice, parts.getT1(), parts.getT2(), limit, person, template));
    }

    /** One more than wanted was read, to know whether there is a next page. */
    private Mono<String> shown(
            Access access,
            Model model,
            BoardChoice choice,
            BoardColumns columns,
            List<BoardCase> read,
            int limit,
            Person person,
            String template) {
        List<BoardCase> rows = read.subList(0, Math.min(limit, read.size()));
        @Nullable String after = read.size() > limit ? BoardKey.of(rows.getLast()).text() : null;
        List<BoardCase> all = new ArrayList<>(columns.alarms());
        columns.columns().forEach(column -> all.addAll(column.cases()));
        all.addAll(rows);
        access.showing(all, BoardCase::caseId);
        return athletes.named(ids(all.stream()), person.caller()).map(names -> {
            model.addAttribute("board", cards.page(choice, columns, rows, after, names));
            return template;
        });
    }

    private Mono<List<BoardCase>> list(
            Access access, BoardChoice choice, Person person, @Nullable BoardKey after, int limit) {
        return queries.list(
                access,
                new FindBoardPage(filter(access, choice, person), choice.stage(), after, limit + 1),
                BoardCase.class);
    }

    private static BoardFilter filter(Access access, BoardChoice choice, Person person) {
        return new BoardFilter(
                access.clinics(choice.clinic()), choice.mine() ? person.subject() : null, choice.sport(), null);
    }

    private static List<UUID> ids(Stream<BoardCase> rows) {
        return rows.map(BoardCase::athleteId).distinct().toList();
    }
}
