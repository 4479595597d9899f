package org.backline.dashboard.web.settings;

import java.util.List;
import java.util.Set;
import org.backline.codes.Role;
import org.backline.dashboard.people.People;
import org.backline.dashboard.people.StaffMember;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.ServiceSettings;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.RefusedForms;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What is set for everybody: who works where, whom a clinic asks and when, and how long things may take. */
@Controller
@RequestMapping("/settings")
class SettingsController implements Page {

    /** Who may read a roster. */
    private static final Set<Role> OF_THE_LOOP = Set.of(Role.ATHLETIC_TRAINER, Role.PHYSICIAN, Role.DEPARTMENT_ADMIN);

    private final People people;
    private final Answers answers;
    private final Services services;
    private final ServiceSettings settings;
    private final RefusedForms refused;

    SettingsController(
            People people, Answers answers, Services services, ServiceSettings settings, RefusedForms refused) {
        this.people = people;
        this.answers = answers;
        this.services = services;
        this.settings = settings;
        this.refused = refused;
    }

    /**
     * Who works in a clinic.
     *
     * @param roster whom it asks; null when the reader may not see that, or nobody says just now
     */
    record Clinic(
            String id,
            List<StaffMember> trainers,
            List<StaffMember> physicians,
            @Nullable RosterView roster) {}

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
    Mono<String> page(@RequestParam(required = false) @Nullable String done, ServerWebExchange exchange, Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(Form.empty(), exchange, model);
    }

    @PostMapping("/roster")
    Mono<String> roster(Access access, ServerWebExchange exchange, Model model) {
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            String clinic = form.text("clinicId");
            if (clinic != null) {
                access.requireClinic(clinic);
            }
            RosterForm roster = new RosterForm(form);
            return services.put(
                            Service.REFERRAL,
                            "/roster",
                            roster.body(),
                            Person.in(exchange).caller(),
                            form.text("key"),
                            form.text("version"))
                    .flatMap(answer -> switch (answer) {
                        case Answer.Done changed -> Mono.just("redirect:/settings?done=roster");
                        case Answer.Refused no -> {
                            refused.tell(
                                    "roster", Service.REFERRAL, roster.inTermsOfTheForm(no.problem()), exchange, model);
                            yield show(form, exchange, model);
                        }
                    });
        });
    }

    private Mono<String> show(Form form, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return Mono.zip(
                        Flux.fromIterable(person.clinics())
                                .flatMapSequential(id -> clinic(id, person))
                                .collectList(),
                        answers.of(Service.ASSESSMENT, "/knowledge", person.caller()),
                        answers.of(Service.REFERRAL, "/deadlines", person.caller()))
                .map(found -> {
                    model.addAttribute("clinicList", found.getT1())
                            .addAttribute("form", form)
                            .addAttribute("days", RosterView.DAYS)
                            .addAttribute("specialties", RosterView.SPECIALTIES)
                            .addAttribute("setsRosters", person.roles().contains(Role.DEPARTMENT_ADMIN))
                            .addAttribute("ofTheLoop", isOfTheLoop(person))
                            .addAttribute(
                                    "allowances",
                                    found.getT3().rows().stream()
                                            .filter(one -> one.has("within"))
                                            .map(Allowance::of)
                                            .toList());
                    if (!found.getT2().silent()) {
                        model.addAttribute(
                                "course",
                                Course.of(found.getT2().rows().getFirst().at("/content/proms/course")));
                    }
                    return "settings";
                });
    }

    private static boolean isOfTheLoop(Person person) {
        return person.roles().stream().anyMatch(OF_THE_LOOP::contains);
    }

    private Mono<Clinic> clinic(String id, Person person) {
        List<StaffMember> trainers = people.trainersOf(Set.of(id));
        List<StaffMember> physicians = people.physiciansOf(Set.of(id));
        Clinic alone = new Clinic(id, trainers, physicians, null);
        if (!isOfTheLoop(person)) {
            return Mono.just(alone);
        }
        return services.seen(Service.REFERRAL, "/roster?clinicId=" + id, person.caller(), settings.timeout())
                .filter(seen -> seen.body().path("hours").isArray())
                .map(seen -> new Clinic(
                        id, trainers, physicians, RosterView.of(id, seen.body(), seen.version(), physicians)))
                .defaultIfEmpty(alone);
    }
}
