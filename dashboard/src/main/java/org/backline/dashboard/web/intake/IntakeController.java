package org.backline.dashboard.web.intake;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.dashboard.people.People;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Athletes;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Outcome;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusal;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.dashboard.web.frame.Words;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A new intake: who, where it hurts, how it behaves, and the red-flag screen, on one page. */
@Controller
class IntakeController implements Page {

    private static final String FORM = "intake";
    private static final int SHOWN = 8;

    private final Services services;
    private final Athletes athletes;
    private final Outcome outcome;
    private final Refusals refusals;
    private final RedFlagQuestions redFlags;
    private final IntakeExtras extras;
    private final Words words;
    private final People people;

    IntakeController(
            Services services,
            Athletes athletes,
            Outcome outcome,
            Refusals refusals,
            RedFlagQuestions redFlags,
            IntakeExtras extras,
            Words words,
            People people) {
        this.services = services;
        this.athletes = athletes;
        this.outcome = outcome;
        this.refusals = refusals;
        this.redFlags = redFlags;
        this.extras = extras;
        this.words = words;
        this.people = people;
    }

    @GetMapping("/cases/new")
    Mono<String> page(
            Access access,
            @RequestParam(required = false) @Nullable String athleteId,
            ServerWebExchange exchange,
            Model model) {
        Form form = athleteId == null ? Form.empty() : Form.empty().with("athleteId", athleteId);
        return page(access, form, null, Person.in(exchange), model);
    }

    /** What fits the search box, to choose from; posted, because a name does not belong in an address. */
    @PostMapping("/athletes/search")
    Mono<String> search(Access access, ServerWebExchange exchange, Model model) {
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> search(form.text("q", "").strip(), access, exchange, model));
    }

    private Mono<String> search(String wanted, Access access, ServerWebExchange exchange, Model model) {
        access.showingAthletes(List.<Athlete>of(), Athlete::athleteId);
        if (wanted.length() < 2) {
            model.addAttribute("found", List.of());
            model.addAttribute("asked", "");
            return Mono.just("intake :: athletes");
        }
        return athletes.search(wanted, Person.in(exchange).caller())
                .doOnNext(found -> model.addAttribute(
                                "found",
                                access.showingAthletes(
                                        found.stream().limit(SHOWN).toList(), Athlete::athleteId))
                        .addAttribute("more", Math.max(0, found.size() - SHOWN)))
                .switchIfEmpty(Mono.fromRunnable(() -> model.addAttribute("silent", true)))
                .then(Mono.fromSupplier(() -> {
                    model.addAttribute("asked", wanted);
                    return "intake :: athletes";
                }));
    }

    @PostMapping("/cases")
    Mono<String> record(Access access, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return exchange.getFormData()
                .map(Form::new)
                .doOnNext(form -> {
                    String clinic = form.text("clinicId");
                    if (clinic != null) {
                        access.requireClinic(clinic);
                    }
                })
                .flatMap(form -> IntakeRequest.addsAthlete(form)
                        ? addAthlete(form, person, exchange, model)
                        : record(form, person, exchange, model));
    }

    private Mono<String> addAthlete(Form form, Person person, ServerWebExchange exchange, Model model) {
        return services.post(Service.INTAKE, "/athletes", IntakeRequest.athlete(form), person.caller(), null)
                .flatMap(answer -> switch (answer) {
                    case Answer.Done done ->
                        record(form.with("athleteId", form.text("newAthlete.athleteId", "")), person, exchange, model);
                    case Answer.Refused refused -> refuse(form, ofAthlete(refused.problem()), person, exchange, model);
                });
    }

    /** The register names fields as its own request does; here they stand below {@code newAthlete}. */
    private static Problem ofAthlete(Problem problem) {
        return new Problem(
                problem.kind(),
                problem.status(),
                problem.detail(),
                problem.fields().stream()
                        .map(field -> new Problem.Field(
                                field.path().startsWith("sports")
                                                || field.path().equals("clinicId")
                                        ? field.path()
                                        : "newAthlete." + field.path(),
                                field.message()))
                        .toList(),
                problem.missing());
    }

    private Mono<String> record(Form form, Person person, ServerWebExchange exchange, Model model) {
        Mono<Answer> command =
                services.post(Service.INTAKE, "/cases", IntakeRequest.intake(form), person.caller(), null);
        UUID caseId = idOf(form.text("caseId"));
        return (caseId == null ? command : outcome.ofNew(caseId, command)).flatMap(answer -> switch (answer) {
            case Answer.Done done -> Mono.just("redirect:/cases/" + caseId + "?done=intake");
            case Answer.Refused refused -> refuse(form, refused.problem(), person, exchange, model);
        });
    }

    private Mono<String> refuse(Form form, Problem problem, Person person, ServerWebExchange exchange, Model model) {
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(problem.status()));
        Access access = exchange.getRequiredAttribute(Access.class.getName());
        return page(access, form, refusals.of(FORM, Service.INTAKE, problem), person, model);
    }

    private Mono<String> page(Access access, Form form, @Nullable Refusal refusal, Person person, Model model) {
        access.showingAthletes(List.<Athlete>of(), Athlete::athleteId);
        model.addAttribute("form", form)
                .addAttribute("given", refusal != null || form.text("athleteId") != null)
                .addAttribute("groups", redFlags.groups())
                .addAttribute("doorRules", redFlags.doorRules(words))
                .addAttribute("extras", extras.all())
                .addAttribute("sports", Sports.KEYS)
                .addAttribute("trainers", people.trainersOf(Set.copyOf(person.clinics())))
                .addAttribute("places", BodyChart.places())
                .addAttribute("back", BodyChart.back())
                .addAttribute("front", BodyChart.front());
        if (refusal != null) {
            model.addAttribute("refusal", refusal);
        }
        UUID chosen = idOf(form.text("athleteId"));
        if (chosen == null) {
            return Mono.just("intake");
        }
        return athletes.named(chosen, person.caller()).map((Athlete athlete) -> {
            access.showsAthlete(athlete.athleteId());
            model.addAttribute("chosen", athlete);
            return "intake";
        });
    }

    private static @Nullable UUID idOf(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }
}
