package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.casepage.CaseCommands.Command;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
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

    private final CaseCommands commands;
    private final TestCatalogue tests;

    CaseForms(CaseCommands commands, TestCatalogue tests) {
        this.commands = commands;
        this.tests = tests;
    }

    @PostMapping("/findings")
    Mono<String> findings(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.send("findings", "assessment", caseId, exchange, model, form -> {
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
        return commands.send("cause", "assessment", caseId, exchange, model, form -> {
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
        return commands.send(
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
        return commands.program(
                "assignment",
                "/assignment",
                caseId,
                exchange,
                model,
                form -> object("safetyNetGiven", form.choice("safetyNetGiven")));
    }

    @PostMapping("/sessions")
    Mono<String> session(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.program(
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
        return commands.program(
                "completion",
                "/completion",
                caseId,
                exchange,
                model,
                form -> object("override", form.text("override")));
    }

    @PostMapping("/hold")
    Mono<String> hold(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.program(
                "hold", "/hold", caseId, exchange, model, form -> object("reason", form.text("reason")));
    }

    @PostMapping("/resumption")
    Mono<String> resumption(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.program("resumption", "/resumption", caseId, exchange, model, form -> Map.of());
    }

    @PostMapping("/stop")
    Mono<String> stop(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.program(
                "stop", "/stop", caseId, exchange, model, form -> object("reason", form.text("reason")));
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
                .flatMap(form -> commands.send(
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
        return commands.referral("review", "/review", caseId, referralId, exchange, model, form -> Map.of());
    }

    @PostMapping("/referrals/{referralId}/reconciliation")
    Mono<String> reconciliation(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "reconciliation",
                "/reconciliation",
                caseId,
                referralId,
                exchange,
                model,
                form -> object(
                        "choice", form.text("choice"),
                        "participation", form.text("participation"),
                        "restrictions", restrictions(form)));
    }

    @PostMapping("/referrals/{referralId}/appointment")
    Mono<String> appointment(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "appointment",
                "/appointment",
                caseId,
                referralId,
                exchange,
                model,
                form -> object("startsAt", form.text("startsAt")));
    }
}
