package org.backline.dashboard.web.figures;

import java.util.List;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindOpenCases;
import org.backline.dashboard.view.board.OpenCases;
import org.backline.dashboard.view.department.ClinicFigures;
import org.backline.dashboard.view.department.FindClinicFigures;
import org.backline.dashboard.view.department.FindLoopFigures;
import org.backline.dashboard.view.department.LoopFigures;
import org.backline.dashboard.web.frame.Csv;
import org.backline.dashboard.web.frame.Deadlines;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The department's figures, and for those who may see individuals the cases behind a number. */
@Controller
@RequestMapping("/figures")
class FiguresController implements Page {

    private static final String SEES_INDIVIDUALS = "ATHLETIC_TRAINER";

    private final Queries queries;
    private final Answers answers;
    private final Figures figures;
    private final Deadlines deadlines;

    FiguresController(Queries queries, Answers answers, Figures figures, Deadlines deadlines) {
        this.queries = queries;
        this.answers = answers;
        this.figures = figures;
        this.deadlines = deadlines;
    }

    @GetMapping
    Mono<String> page(Access access, ServerWebExchange exchange, Model model) {
        return figures(access, exchange).map(found -> {
            model.addAttribute("figures", found)
                    .addAttribute(
                            "scorecardSilent",
                            found.stream().noneMatch(one -> one.id().equals("scorecard")))
                    .addAttribute("few", Figure.FEW)
                    .addAttribute("individuals", Person.in(exchange).is(SEES_INDIVIDUALS));
            return "figures";
        });
    }

    @GetMapping("/{figure}/csv")
    Mono<ResponseEntity<String>> csv(Access access, @PathVariable String figure, ServerWebExchange exchange) {
        return figures(access, exchange)
                .map(found -> found.stream()
                        .filter(one -> one.id().equals(figure))
                        .findFirst()
                        .map(one -> Csv.file("backline-" + one.id() + ".csv", one.csv()))
                        .orElseThrow(() -> new NotFound("figure", figure)));
    }

    private Mono<List<OpenCases>> open(Access access) {
        return queries.list(access, new FindOpenCases(access.clinics(null), deadlines.overdue()), OpenCases.class);
    }

    private Mono<List<Figure>> figures(Access access, ServerWebExchange exchange) {
        Person person = Person.in(exchange);
        access.showing(List.<BoardCase>of(), BoardCase::caseId);
        return Mono.zip(
                        open(access),
                        queries.list(access, new FindClinicFigures(), ClinicFigures.class),
                        queries.list(access, new FindLoopFigures(), LoopFigures.class),
                        answers.of(Service.ASSESSMENT, "/scorecard", person.caller()))
                .map(found -> figures.all(
                        found.getT1(), found.getT2(), found.getT3(), found.getT4(), person.is(SEES_INDIVIDUALS)));
    }
}
