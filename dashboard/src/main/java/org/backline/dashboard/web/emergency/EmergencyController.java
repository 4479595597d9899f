package org.backline.dashboard.web.emergency;

import static org.backline.dashboard.web.frame.Form.object;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.backline.codes.EmergencyReason;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.view.OpenedRecords;
import org.backline.dashboard.view.OpenedRecords.Opened;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.RefusedForms;
import org.backline.support.access.Access;
import org.backline.support.command.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Breaking the glass: find one athlete by exact name and birth date, say why, and read the record for a while. */
@Controller
@RequestMapping("/emergency")
class EmergencyController implements Page {

    private static final Duration A_MOMENT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<Integer> MINUTES = List.of(30, 60, 120, 240);

    private final Services services;
    private final OpenedRecords opened;
    private final RefusedForms problems;
    private final Work work;

    EmergencyController(Services services, OpenedRecords opened, RefusedForms problems, Work work) {
        this.services = services;
        this.opened = opened;
        this.problems = problems;
        this.work = work;
    }

    /** Somebody of that name and birth date; nothing else is told before a reason is given. */
    record Found(UUID athleteId, String number, String clinic) {}

    /** A case that is open now, with the number of its athlete. */
    record Open(Opened record, String number) {}

    @GetMapping
    Mono<String> page(Access access, @RequestParam(required = false) @Nullable String done, Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(access, Form.empty(), null, model);
    }

    @PostMapping("/search")
    Mono<String> search(Access access, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> services.post(
                                Service.INTAKE,
                                "/emergency-accesses/search",
                                object("name", form.text("name", ""), "birthDate", form.text("birthDate")),
                                person.caller(),
                                null)
                        .flatMap(answer -> switch (answer) {
                            case Answer.Done(JsonNode body) -> show(access, form, found(body), model);
                            case Answer.Refused refused -> {
                                problems.tell("search", Service.INTAKE, refused.problem(), exchange, model);
                                yield show(access, form, null, model);
                            }
                        }));
    }

    private static List<Found> found(JsonNode body) {
        return body.valueStream()
                .filter(one -> one.hasNonNull("athleteId"))
                .map(one -> new Found(
                        UUID.fromString(one.path("athleteId").asString()),
                        one.path("number").asString(""),
                        one.path("clinicId").asString("")))
                .toList();
    }

    @PostMapping
    Mono<String> open(Access access, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> services.post(
                                Service.INTAKE,
                                "/emergency-accesses",
                                object(
                                        "accessId", form.text("accessId"),
                                        "athleteId", form.text("athleteId"),
                                        "reason", form.text("reason"),
                                        "note", form.text("note"),
                                        "minutes", form.number("minutes")),
                                person.caller(),
                                null)
                        .flatMap(answer -> switch (answer) {
                            case Answer.Done done ->
                                isOpen(person, form.text("athleteId", ""))
                                        .thenReturn("redirect:/emergency?done=emergency");
                            case Answer.Refused refused -> {
                                problems.tell("open", Service.INTAKE, refused.problem(), exchange, model);
                                yield show(access, form, null, model);
                            }
                        }));
    }

    /** The grant comes by way of the topic; the page waits a moment for it. */
    private Mono<Boolean> isOpen(Person person, String athleteId) {
        return work.call(() -> opened.to(person.subject()).stream()
                        .anyMatch(one -> one.athleteId().toString().equals(athleteId)))
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(tries -> tries.delayElements(A_MOMENT))
                .timeout(PATIENCE)
                .onErrorReturn(false)
                .defaultIfEmpty(false);
    }

    private Mono<String> show(Access access, Form form, @Nullable List<Found> found, Model model) {
        String subject = access.caller().subject();
        return work.call(() -> opened.to(subject)).map(records -> {
            List<Open> open = records.stream()
                    .map(record -> new Open(record, Athlete.numberOf(record.athleteId())))
                    .toList();
            access.showing(open, one -> one.record().caseId());
            model.addAttribute("open", open)
                    .addAttribute("form", form)
                    .addAttribute("minutes", MINUTES)
                    .addAttribute(
                            "reasons",
                            Arrays.stream(EmergencyReason.values())
                                    .map(Enum::name)
                                    .toList());
            if (found != null) {
                model.addAttribute("found", access.showingAthletes(found, Found::athleteId));
            }
            return "emergency";
        });
    }
}
