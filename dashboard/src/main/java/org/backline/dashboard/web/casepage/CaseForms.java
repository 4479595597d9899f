package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Outcome;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The forms of a case page: each becomes one command of a service. */
@Controller
@RequestMapping("/cases/{caseId}")
class CaseForms implements Page {

    private final Services services;
    private final Outcome outcome;
    private final Refusals refusals;
    private final CaseController pages;
    private final TestCatalogue tests;

    CaseForms(Services services, Outcome outcome, Refusals refusals, CaseController pages, TestCatalogue tests) {
        this.services = services;
        this.outcome = outcome;
        this.refusals = refusals;
        this.pages = pages;
        this.tests = tests;
    }

    /**
     * A command made of a form.
     *
     * @param body null to take back what is at the path
     * @param inTermsOfTheForm renames the fields of a refusal to those of the form
     */
    record Command(
            Service service, String path, @Nullable Map<String, ?> body, UnaryOperator<Problem> inTermsOfTheForm) {

        Command(Service service, String path, @Nullable Map<String, ?> body) {
            this(service, path, body, UnaryOperator.identity());
        }
    }

    Mono<String> send(
            String name,
            String tab,
            UUID caseId,
            ServerWebExchange exchange,
            Model model,
            Function<Form, Command> command) {
        Access access = exchange.getRequiredAttribute(Access.class.getName());
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            Command made = command.apply(form);
            return outcome.of(caseId, sent(made, exchange, form)).flatMap(answer -> switch (answer) {
                case Answer.Done done -> Mono.just("redirect:/cases/" + caseId + "?tab=" + tab + "&done=" + name);
                case Answer.Refused refused ->
                    pages.refused(
                            access,
                            caseId,
                            tab,
                            form,
                            refusals.of(
                                    name,
                                    made.service(),
                                    made.inTermsOfTheForm().apply(refused.problem())),
                            exchange,
                            model);
            });
        });
    }

    private Mono<Answer> sent(Command made, ServerWebExchange exchange, Form form) {
        Caller caller = Person.in(exchange).caller();
        String key = form.text("key");
        Map<String, ?> body = made.body();
        return body == null
                ? services.delete(made.service(), made.path(), caller, key)
                : services.post(made.service(), made.path(), body, caller, key);
    }

    @PostMapping("/findings")
    Mono<String> findings(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return send("findings", "assessment", caseId, exchange, model, form -> {
            FindingsRequest request = new FindingsRequest(form, tests);
            return new Command(
                    Service.ASSESSMENT,
                    "/assessments/" + caseId + "/findings",
                    request.body(),
                    request::inTermsOfTheForm);
        });
    }

    @PostMapping("/muscular-cause")
    Mono<String> muscularCause(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return send("cause", "assessment", caseId, exchange, model, form -> {
            List<Map<String, Object>> causes =
                    form.all("causes").stream().map(CaseForms::cause).toList();
            String reason = form.text("override.reason");
            return new Command(
                    Service.ASSESSMENT,
                    "/assessments/" + caseId + "/muscular-cause",
                    object(
                            "causes",
                            causes,
                            "override",
                            reason == null ? null : object("reason", reason, "note", form.text("override.note"))));
        });
    }

    /** {@code P1:LEFT} as pattern and side. */
    private static Map<String, Object> cause(String value) {
        int colon = value.indexOf(':');
        return colon < 0
                ? object("pattern", value, "side", "NONE")
                : object("pattern", value.substring(0, colon), "side", value.substring(colon + 1));
    }

    @PostMapping("/referral")
    Mono<String> referral(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return send(
                "referral",
                "assessment",
                caseId,
                exchange,
                model,
                form -> new Command(
                        Service.ASSESSMENT,
                        "/assessments/" + caseId + "/referral",
                        object(
                                "referralId", form.text("referralId"),
                                "category", form.text("category"),
                                "urgency", form.text("urgency"),
                                "question", form.text("question"),
                                "suggestedDiagnostics", form.all("suggestedDiagnostics"),
                                "note", form.text("note"))));
    }

    @PostMapping("/assignment")
    Mono<String> assignment(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return program(
                "assignment",
                "/assignment",
                caseId,
                exchange,
                model,
                form -> object("safetyNetGiven", form.choice("safetyNetGiven")));
    }

    @PostMapping("/sessions")
    Mono<String> session(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return program(
                "session",
                "/sessions",
                caseId,
                exchange,
                model,
                form -> object(
                        "sessionId", form.text("sessionId"),
                        "exercisesDone", form.all("exercisesDone"),
                        "painBefore", form.number("painBefore"),
                        "painDuring", form.number("painDuring"),
                        "painNextMorning", form.number("painNextMorning"),
                        "effort", form.number("effort"),
                        "occurredAt", form.text("occurredAt"),
                        "criteriaMet", form.has("technique", "MET") ? form.all("exercisesDone") : List.of(),
                        "signs", form.all("signs"),
                        "newFlags", form.all("newFlags")));
    }

    @PostMapping("/completion")
    Mono<String> completion(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return program(
                "completion",
                "/completion",
                caseId,
                exchange,
                model,
                form -> object("override", form.text("override")));
    }

    @PostMapping("/hold")
    Mono<String> hold(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return program("hold", "/hold", caseId, exchange, model, form -> object("reason", form.text("reason")));
    }

    @PostMapping("/resumption")
    Mono<String> resumption(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return program("resumption", "/resumption", caseId, exchange, model, form -> Map.of());
    }

    @PostMapping("/stop")
    Mono<String> stop(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return program("stop", "/stop", caseId, exchange, model, form -> object("reason", form.text("reason")));
    }

    private Mono<String> program(
            String name,
            String act,
            UUID caseId,
            ServerWebExchange exchange,
            Model model,
            Function<Form, Map<String, Object>> body) {
        return send(
                name,
                "program",
                caseId,
                exchange,
                model,
                form -> new Command(Service.PROGRAM, "/programs/" + caseId + act, body.apply(form)));
    }

    @PostMapping("/participation")
    Mono<String> participation(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return ofCase(
                "participation",
                "/participation",
                caseId,
                exchange,
                model,
                form -> object(
                        "participation", form.text("participation"),
                        "restrictions", restrictions(form),
                        "until", form.text("until")));
    }

    /** Restrictions belong to limited participation; the others' are left over from a change of mind. */
    private static List<String> restrictions(Form form) {
        return form.has("participation", "LIMITED") ? form.all("restrictions") : List.of();
    }

    @PostMapping("/closure")
    Mono<String> closure(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return ofCase("closure", "/closure", caseId, exchange, model, form -> object("outcome", form.text("outcome")));
    }

    @PostMapping("/reopening")
    Mono<String> reopening(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return ofCase(
                "reopening", "/reopening", caseId, exchange, model, form -> object("reason", form.text("reason")));
    }

    private Mono<String> ofCase(
            String name,
            String act,
            UUID caseId,
            ServerWebExchange exchange,
            Model model,
            Function<Form, Map<String, Object>> body) {
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> send(
                        name,
                        tab(form.text("tab")),
                        caseId,
                        exchange,
                        model,
                        again -> new Command(Service.INTAKE, "/cases/" + caseId + act, body.apply(again))));
    }

    private static String tab(@Nullable String tab) {
        return tab != null && tab.matches("assessment|program|referral") ? tab : "assessment";
    }

    @PostMapping("/referrals/{referralId}/review")
    Mono<String> review(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                "review",
                "referral",
                caseId,
                exchange,
                model,
                form -> new Command(Service.REFERRAL, "/referrals/" + referralId + "/review", Map.of()));
    }

    @PostMapping("/referrals/{referralId}/reconciliation")
    Mono<String> reconciliation(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                "reconciliation",
                "referral",
                caseId,
                exchange,
                model,
                form -> new Command(
                        Service.REFERRAL,
                        "/referrals/" + referralId + "/reconciliation",
                        object(
                                "choice", form.text("choice"),
                                "participation", form.text("participation"),
                                "restrictions", restrictions(form))));
    }

    @PostMapping("/referrals/{referralId}/appointment")
    Mono<String> appointment(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                "appointment",
                "referral",
                caseId,
                exchange,
                model,
                form -> new Command(
                        Service.REFERRAL,
                        "/referrals/" + referralId + "/appointment",
                        object("startsAt", form.text("startsAt"))));
    }
}
