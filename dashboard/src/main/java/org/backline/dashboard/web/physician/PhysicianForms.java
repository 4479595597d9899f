package org.backline.dashboard.web.physician;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Outcome;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.dashboard.web.frame.StudyResults;
import org.backline.support.access.Access;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The forms of a referral packet: each becomes one command of referral-service. */
@Controller
@RequestMapping("/physician/referrals/{referralId}")
class PhysicianForms implements Page {

    private final Services services;
    private final Outcome outcome;
    private final Refusals refusals;
    private final PhysicianController pages;

    PhysicianForms(Services services, Outcome outcome, Refusals refusals, PhysicianController pages) {
        this.services = services;
        this.outcome = outcome;
        this.refusals = refusals;
        this.pages = pages;
    }

    @PostMapping("/acknowledgement")
    Mono<String> acknowledge(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("acknowledgement", referralId, exchange, model, form -> Map.of());
    }

    @PostMapping("/acceptance")
    Mono<String> accept(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("acceptance", referralId, exchange, model, form -> Map.of());
    }

    @PostMapping("/decline")
    Mono<String> decline(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("decline", referralId, exchange, model, form -> object("reason", form.text("reason")));
    }

    @PostMapping("/appointment")
    Mono<String> schedule(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("appointment", referralId, exchange, model, form -> object("startsAt", form.text("startsAt")));
    }

    @PostMapping("/report")
    Mono<String> report(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                "report",
                referralId,
                exchange,
                model,
                form -> object(
                        "diagnosisCode", form.text("diagnosisCode"),
                        "category", form.text("category"),
                        "diagnosticsOrdered", form.all("diagnosticsOrdered"),
                        "restrictions", form.all("restrictions"),
                        "remainingUrgency", form.text("remainingUrgency"),
                        "note", form.text("note")));
    }

    @PostMapping("/advice")
    Mono<String> advise(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                "advice",
                referralId,
                exchange,
                model,
                form -> object("restrictions", form.all("restrictions"), "note", form.text("note")));
    }

    @PostMapping("/attendance")
    Mono<String> attend(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("attendance", referralId, exchange, model, form -> object("attended", form.choice("attended")));
    }

    @PostMapping("/diagnostics")
    Mono<String> order(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("diagnostics", referralId, exchange, model, form -> object("diagnostics", form.all("diagnostics")));
    }

    @PostMapping("/diagnostics/results")
    Mono<String> results(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send("results", "diagnostics/results", referralId, exchange, model, StudyResults::of);
    }

    @PostMapping("/interruption")
    Mono<String> interrupt(@PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                "interruption",
                referralId,
                exchange,
                model,
                form -> object("reason", form.text("reason"), "note", form.text("note")));
    }

    private Mono<String> send(
            String act,
            UUID referralId,
            ServerWebExchange exchange,
            Model model,
            Function<Form, Map<String, Object>> body) {
        return send(act, act, referralId, exchange, model, body);
    }

    private Mono<String> send(
            String act,
            String path,
            UUID referralId,
            ServerWebExchange exchange,
            Model model,
            Function<Form, Map<String, Object>> body) {
        Access access = exchange.getRequiredAttribute(Access.class.getName());
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            Mono<Answer> command = services.post(
                    Service.REFERRAL,
                    "/referrals/" + referralId + "/" + path,
                    body.apply(form),
                    Person.in(exchange).caller(),
                    form.text("key"));
            return pages.caseOf(access, referralId)
                    .map(caseId -> outcome.of(caseId, command))
                    .defaultIfEmpty(command)
                    .flatMap(sent -> sent)
                    .flatMap(answer -> switch (answer) {
                        case Answer.Done done ->
                            Mono.just("redirect:/physician/referrals/" + referralId + "?done=" + act);
                        case Answer.Refused refused ->
                            pages.refused(
                                    access,
                                    referralId,
                                    form,
                                    refusals.of(act, Service.REFERRAL, refused.problem()),
                                    exchange,
                                    model);
                    });
        });
    }
}
