package org.backline.dashboard.web.knowledge;

import java.util.List;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Shows the knowledge that is in force, as assessment-service publishes it. */
@Controller
class KnowledgeController implements Page {

    private final Answers answers;
    private final KnowledgeSections sections;

    KnowledgeController(Answers answers, KnowledgeSections sections) {
        this.answers = answers;
        this.sections = sections;
    }

    /** A version of the knowledge, and what it is: {@code inForce}, {@code candidate} or {@code past}. */
    record Version(String version, String state) {

        static Version of(JsonNode version) {
            String state = version.path("inForce").asBoolean(false)
                    ? "inForce"
                    : version.hasNonNull("activatedAt") ? "past" : "candidate";
            return new Version(version.path("version").asString(""), state);
        }
    }

    @GetMapping("/knowledge")
    Mono<String> page(ServerWebExchange exchange, Model model) {
        Caller caller = Person.in(exchange).caller();
        return Mono.zip(
                        answers.of(Service.ASSESSMENT, "/knowledge", caller),
                        answers.of(Service.ASSESSMENT, "/knowledge/versions", caller))
                .map(found -> show(found.getT1(), found.getT2(), model));
    }

    private String show(Answers.Found knowledge, Answers.Found versions, Model model) {
        model.addAttribute("silent", knowledge.silent());
        if (!knowledge.silent()) {
            JsonNode answer = knowledge.rows().getFirst();
            List<Version> known = versions.rows().stream().map(Version::of).toList();
            model.addAttribute("version", answer.path("version").asString(""))
                    .addAttribute("sections", sections.of(answer.path("content")))
                    .addAttribute("versions", known);
        }
        return "knowledge";
    }
}
