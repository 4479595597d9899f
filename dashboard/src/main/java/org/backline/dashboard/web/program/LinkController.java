package org.backline.dashboard.web.program;

import java.net.URI;
import java.util.UUID;
import org.backline.dashboard.service.program.ProgramAnswers;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Shows a trainer the address that a link leads to, one link at a time: whoever has it may read and log. */
@Controller
class LinkController implements Page {

    private final ProgramAnswers programs;

    LinkController(ProgramAnswers programs) {
        this.programs = programs;
    }

    @GetMapping("/cases/{caseId}/program/athlete-links/{linkId}")
    Mono<String> show(@PathVariable UUID caseId, @PathVariable UUID linkId, ServerWebExchange exchange, Model model) {
        return programs.linkPath(caseId, linkId, Person.in(exchange).caller())
                .doOnNext(path -> model.addAttribute(
                        "address", address(exchange.getRequest().getURI(), path)))
                .then(Mono.fromSupplier(() -> {
                    model.addAttribute("linkId", linkId);
                    return "program/link :: address";
                }));
    }

    private static String address(URI here, String path) {
        return UriComponentsBuilder.fromUri(here)
                .replacePath(path)
                .replaceQuery(null)
                .build()
                .toUriString();
    }
}
