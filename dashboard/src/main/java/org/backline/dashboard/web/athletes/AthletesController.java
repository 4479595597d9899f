package org.backline.dashboard.web.athletes;

import java.util.List;
import java.util.UUID;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindCasesOfAthlete;
import org.backline.dashboard.web.board.Card;
import org.backline.dashboard.web.board.Cards;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The roster of the own clinics in the order of the names, and the page of one athlete. */
@Controller
class AthletesController implements Page {

    private static final int A_PAGE = 50;
    private static final int LONGEST_SEARCH = 100;

    private final Athletes athletes;
    private final Queries queries;
    private final Cards cards;

    AthletesController(Athletes athletes, Queries queries, Cards cards) {
        this.athletes = athletes;
        this.queries = queries;
        this.cards = cards;
    }

    @GetMapping("/athletes")
    Mono<String> page(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            ServerWebExchange exchange,
            Model model) {
        return roster(access, clinic, null, exchange, model, "athletes");
    }

    /** The next page of the roster. */
    @GetMapping("/athletes/rows")
    Mono<String> rows(
            Access access,
            @RequestParam(required = false) @Nullable String clinic,
            @RequestParam(required = false) @Nullable UUID after,
            ServerWebExchange exchange,
            Model model) {
        return roster(access, clinic, after, exchange, model, "athletes :: rows");
    }

    /** Athletes by part of their name; posted, because a name does not belong in an address. */
    @PostMapping("/athletes/find")
    Mono<String> find(Access access, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            String text = form.text("text", "");
            if (text.isEmpty()) {
                return roster(access, form.text("clinic"), null, exchange, model, "athletes :: found");
            }
            return athletes.search(text.substring(0, Math.min(text.length(), LONGEST_SEARCH)), person.caller())
                    .map(found -> shown(access, found, null, null, model))
                    .switchIfEmpty(Mono.fromSupplier(() -> silent(access, model)))
                    .map(ready -> {
                        model.addAttribute("searched", true);
                        return "athletes :: found";
                    });
        });
    }

    @GetMapping("/athletes/{athleteId}")
    Mono<String> athlete(Access access, @PathVariable UUID athleteId, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return athletes.named(athleteId, person.caller())
                .zipWith(queries.about(access, new FindCasesOfAthlete(athleteId), BoardCase.class))
                .map(found -> {
                    Athlete athlete = found.getT1();
                    if (athlete.name() == null && found.getT2().isEmpty()) {
                        exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
                        model.addAttribute("what", "athlete");
                        return "unknown";
                    }
                    List<Card> lines = found.getT2().stream()
                            .map(row -> cards.card(row, athlete))
                            .toList();
                    access.showing(found.getT2(), BoardCase::caseId);
                    access.showsAthlete(athleteId);
                    model.addAttribute("athlete", athlete)
                            .addAttribute("cases", lines)
                            .addAttribute("rows", found.getT2());
                    return "athlete-file";
                });
    }

    private Mono<String> roster(
            Access access,
            @Nullable String wanted,
            @Nullable UUID after,
            ServerWebExchange exchange,
            Model model,
            String template) {
        Person person = Person.in(exchange);
        String clinic = wanted != null && person.clinics().contains(wanted) ? wanted : null;
        return athletes.roster(clinic, after, A_PAGE + 1, person.caller())
                .map(read -> shown(
                        access,
                        read.subList(0, Math.min(A_PAGE, read.size())),
                        read.size() > A_PAGE ? read.get(A_PAGE - 1).athleteId() : null,
                        clinic,
                        model))
                .switchIfEmpty(Mono.fromSupplier(() -> silent(access, model)))
                .map(ready -> template);
    }

    private static boolean shown(
            Access access, List<Athlete> found, @Nullable UUID next, @Nullable String clinic, Model model) {
        access.showingAthletes(found, Athlete::athleteId);
        model.addAttribute("athletes", found).addAttribute("clinic", clinic);
        if (next != null) {
            model.addAttribute("next", next);
        }
        return true;
    }

    private static boolean silent(Access access, Model model) {
        access.showingAthletes(List.<Athlete>of(), Athlete::athleteId);
        model.addAttribute("athletes", List.of()).addAttribute("silent", true);
        return true;
    }
}
