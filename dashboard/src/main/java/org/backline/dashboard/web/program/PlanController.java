package org.backline.dashboard.web.program;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.service.program.Library;
import org.backline.dashboard.service.program.PlanCheck;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.service.program.ProgramAnswers;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Outcome;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.RefusedForms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Changing a plan: swap, add, take out, move, dose. Before anything is stored the rules say what they think of it; a
 * trainer may go against some with a reason, and against bars, orders and phases never.
 */
@Controller
@RequestMapping("/cases/{caseId}/plan")
class PlanController implements Page {

    private static final String FORM = "plan";

    private final Services services;
    private final ProgramAnswers programs;
    private final Outcome outcome;
    private final RefusedForms refused;

    PlanController(Services services, ProgramAnswers programs, Outcome outcome, RefusedForms refused) {
        this.services = services;
        this.programs = programs;
        this.outcome = outcome;
        this.refused = refused;
    }

    @GetMapping
    Mono<String> page(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        Caller caller = Person.in(exchange).caller();
        return programs.program(caseId, caller)
                .zipWith(programs.library(caller))
                .map(found -> show(
                        caseId,
                        found.getT1(),
                        found.getT2(),
                        PlanForm.of(found.getT1(), found.getT2()),
                        Form.empty(),
                        model))
                .switchIfEmpty(silent(caseId, exchange, model));
    }

    @PostMapping
    Mono<String> change(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        Caller caller = Person.in(exchange).caller();
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> programs.program(caseId, caller)
                        .zipWith(programs.library(caller))
                        .flatMap(found -> {
                            PlanForm plan = PlanForm.of(
                                    form, found.getT2(), found.getT1().phase());
                            String page = show(caseId, found.getT1(), found.getT2(), plan, form, model);
                            return asked(caseId, plan, caller).flatMap(answer -> switch (answer) {
                                case Answer.Done checked ->
                                    judged(caseId, form, plan, checked.body(), page, exchange, model);
                                case Answer.Refused no -> no(plan, no, page, exchange, model);
                            });
                        }))
                .switchIfEmpty(silent(caseId, exchange, model));
    }

    private Mono<Answer> asked(UUID caseId, PlanForm plan, Caller caller) {
        return services.post(Service.PROGRAM, "/programs/" + caseId + "/plan/check", plan.body(), caller, null);
    }

    private Mono<String> judged(
            UUID caseId,
            Form form,
            PlanForm plan,
            JsonNode answer,
            String page,
            ServerWebExchange exchange,
            Model model) {
        PlanCheck check = programs.read(answer, PlanCheck.class);
        List<Map<String, Object>> overrides = PlanForm.overrides(form, check);
        model.addAttribute("check", check);
        boolean answered = check.violations().stream()
                .allMatch(violation -> violation.mayBeOverridden()
                        && overrides.stream().anyMatch(one -> violation.rule().equals(one.get("rule"))));
        if (!form.has("act", "save") || !answered) {
            model.addAttribute("checked", true);
            return Mono.just(page);
        }
        return outcome.of(
                        caseId,
                        services.put(
                                Service.PROGRAM,
                                "/programs/" + caseId + "/plan",
                                plan.body(overrides),
                                Person.in(exchange).caller(),
                                form.text("key"),
                                form.text("version")))
                .flatMap(stored -> switch (stored) {
                    case Answer.Done done -> Mono.just("redirect:/cases/" + caseId + "?tab=program&done=plan");
                    case Answer.Refused no -> no(plan, no, page, exchange, model);
                });
    }

    private Mono<String> no(PlanForm plan, Answer.Refused no, String page, ServerWebExchange exchange, Model model) {
        refused.tell(FORM, Service.PROGRAM, plan.inTermsOfTheForm(no.problem()), exchange, model);
        return Mono.just(page);
    }

    private static String show(UUID caseId, Program program, Library library, PlanForm plan, Form form, Model model) {
        Set<String> here = plan.rows().stream().map(row -> row.known().id()).collect(Collectors.toSet());
        model.addAttribute("caseId", caseId)
                .addAttribute("program", program)
                .addAttribute("rows", plan.rows())
                .addAttribute("form", form)
                .addAttribute(
                        "others",
                        library.exercises().stream()
                                .filter(exercise -> !here.contains(exercise.id()))
                                .toList());
        return "program/plan";
    }

    private static Mono<String> silent(UUID caseId, ServerWebExchange exchange, Model model) {
        return Mono.fromSupplier(() -> {
            exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
            @Nullable Object none = null;
            model.addAttribute("caseId", caseId)
                    .addAttribute("rows", List.of())
                    .addAttribute("program", none)
                    .addAttribute("form", Form.empty());
            return "program/plan";
        });
    }
}
