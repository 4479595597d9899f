package org.backline.dashboard.web.settings;

import java.util.List;
import java.util.Set;
import org.backline.dashboard.people.People;
import org.backline.dashboard.people.StaffMember;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What is set for everybody: who works in which clinic, and when a case is looked at again. */
@Controller
@RequestMapping("/settings")
class SettingsController implements Page {

    private final People people;
    private final Answers answers;

    SettingsController(People people, Answers answers) {
        this.people = people;
        this.answers = answers;
    }

    /** Who works in a clinic. */
    record Clinic(String id, List<StaffMember> trainers, List<StaffMember> physicians) {}

    /** After how many days a case that a trainer manages is looked at again, and on whose word. */
    record Course(String recheckDays, String reviewDays, String stopDays, String source, String grade) {

        static Course of(JsonNode course) {
            return new Course(
                    course.path("recheckDays").asString(""),
                    course.path("reviewDays").asString(""),
                    course.path("stopDays").asString(""),
                    course.path("source").asString(""),
                    course.path("grade").asString(""));
        }
    }

    @GetMapping
    Mono<String> page(ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        List<Clinic> clinics = person.clinics().stream()
                .map(id -> new Clinic(id, people.trainersOf(Set.of(id)), people.physiciansOf(Set.of(id))))
                .toList();
        return answers.of(Service.ASSESSMENT, "/knowledge", person.caller()).map(knowledge -> {
            model.addAttribute("clinicList", clinics);
            if (!knowledge.silent()) {
                model.addAttribute(
                        "course", Course.of(knowledge.rows().getFirst().at("/content/proms/course")));
            }
            return "settings";
        });
    }
}
