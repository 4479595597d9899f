package org.backline.dashboard.web.program;

import java.util.UUID;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A program on paper, for the wall of the training room or the athlete's bag: it names nobody. */
@Controller
class SheetController implements Page {

    private final ProgramPanels panels;

    SheetController(ProgramPanels panels) {
        this.panels = panels;
    }

    @GetMapping("/cases/{caseId}/program/sheet")
    Mono<String> sheet(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return panels.of(caseId, false, Person.in(exchange).caller())
                .doOnNext(panel -> model.addAttribute("panel", panel))
                .then(Mono.fromSupplier(() -> {
                    model.addAttribute("caseId", caseId);
                    return "program/sheet";
                }));
    }
}
