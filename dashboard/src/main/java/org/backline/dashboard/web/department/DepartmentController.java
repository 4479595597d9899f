package org.backline.dashboard.web.department;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.ArrayList;
import java.util.List;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.RefusedForms;
import org.backline.dashboard.web.intake.Sports;
import org.backline.support.access.Access;
import org.backline.support.command.Work;
import org.backline.support.operations.DeadLetters;
import org.backline.support.operations.Views;
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

/** What the department's administrator may do: register athletes, and see whether the services keep up. */
@Controller
@RequestMapping("/department")
class DepartmentController implements Page {

    private final Services services;
    private final Answers answers;
    private final Views views;
    private final DeadLetters deadLetters;
    private final RefusedForms problems;
    private final Work work;

    DepartmentController(
            Services services,
            Answers answers,
            Views views,
            DeadLetters deadLetters,
            RefusedForms problems,
            Work work) {
        this.services = services;
        this.answers = answers;
        this.views = views;
        this.deadLetters = deadLetters;
        this.problems = problems;
        this.work = work;
    }

    /**
     * How one process keeps up.
     *
     * @param behind events that a view has not read yet, over all its views
     * @param failing its views that cannot go on
     * @param letters events that no handler could take in
     */
    record Keeping(String name, boolean silent, int viewCount, long behind, List<String> failing, int letters) {}

    @GetMapping
    Mono<String> page(@RequestParam(required = false) @Nullable String done, ServerWebExchange exchange, Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(Form.empty(), exchange, model);
    }

    @PostMapping("/athletes")
    Mono<String> register(Access access, ServerWebExchange exchange, Model model) {
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            String clinic = form.text("clinicId");
            if (clinic != null) {
                access.requireClinic(clinic);
            }
            String sport = form.text("sport");
            return services.post(
                            Service.INTAKE,
                            "/athletes",
                            object(
                                    "athleteId", form.text("athleteId"),
                                    "name", form.text("name"),
                                    "birthDate", form.text("birthDate"),
                                    "sex", form.text("sex"),
                                    "sports", sport == null ? null : List.of(sport),
                                    "clinicId", clinic,
                                    "sickleCellTrait", form.text("sickleCellTrait", "UNKNOWN")),
                            Person.in(exchange).caller(),
                            null)
                    .flatMap(answer -> switch (answer) {
                        case Answer.Done registered -> Mono.just("redirect:/department?done=athlete");
                        case Answer.Refused refused -> {
                            problems.tell("athlete", Service.INTAKE, refused.problem(), exchange, model);
                            yield show(form, exchange, model);
                        }
                    });
        });
    }

    private Mono<String> show(Form form, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return Mono.zip(
                        work.call(this::here),
                        Flux.fromArray(Service.values())
                                .flatMapSequential(service -> there(service, person))
                                .collectList())
                .map(found -> {
                    List<Keeping> processes = new ArrayList<>(found.getT2());
                    processes.add(found.getT1());
                    model.addAttribute("processes", processes)
                            .addAttribute("sports", Sports.KEYS)
                            .addAttribute("form", form);
                    return "department";
                });
    }

    private Keeping here() {
        List<Views.Progress> progress = views.progress();
        return new Keeping(
                "DASHBOARD",
                false,
                progress.size(),
                progress.stream()
                        .mapToLong(view -> Math.max(0, view.head() - view.position()))
                        .sum(),
                progress.stream()
                        .filter(Views.Progress::failing)
                        .map(Views.Progress::view)
                        .toList(),
                deadLetters.all().size());
    }

    private Mono<Keeping> there(Service service, Person person) {
        return Mono.zip(
                        answers.of(service, "/operations/views", person.caller()),
                        answers.of(service, "/operations/dead-letters", person.caller()))
                .map(found -> new Keeping(
                        service.name(),
                        found.getT1().silent(),
                        found.getT1().rows().size(),
                        found.getT1().rows().stream()
                                .mapToLong(view -> Math.max(
                                        0,
                                        view.path("head").asLong(0)
                                                - view.path("position").asLong(0)))
                                .sum(),
                        found.getT1().rows().stream()
                                .filter(view -> view.path("failing").asBoolean(false))
                                .map(view -> view.path("view").asString(""))
                                .toList(),
                        found.getT2().rows().size()));
    }
}
