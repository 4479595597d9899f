package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.casepage.Acts.Act;
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
@RequestMapping(CaseForms.BASE)
class CaseForms implements Page {

    static final String BASE = "/cases/{caseId}";

    private static final Acts OF_PROGRAM = new Acts(
            BASE,
            new Act("/assignment", form -> object("safetyNetGiven", form.choice("safetyNetGiven"))),
            new Act(
                    "/sessions",
                    "session",
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
                            "newFlags", form.all("newFlags"))),
            new Act("/completion", form -> object("override", form.text("override"))),
            new Act("/hold", form -> object("reason", form.text("reason"))),
            new Act("/resumption", form -> Map.of()),
            new Act("/stop", form -> object("reason", form.text("reason"))));

    private static final Acts OF_CASE = new Acts(
            BASE,
            new Act(
                    "/participation",
                    form -> object(
                            "participation", form.text("participation"),
                            "restrictions", restrictions(form),
                            "until", form.text("until"))),
            new Act("/closure", form -> object("outcome", form.text("outcome"))),
            new Act("/reopening", form -> object("reason", form.text("reason"))));

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

    @PostMapping({"/assignment", "/sessions", "/completion", "/hold", "/resumption", "/stop"})
    Mono<String> ofProgram(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.program(OF_PROGRAM.sent(exchange), caseId, exchange, model);
    }

    @PostMapping({"/participation", "/closure", "/reopening"})
    Mono<String> ofCase(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        Act act = OF_CASE.sent(exchange);
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> commands.send(
                        act.name(),
                        tab(form.text("tab")),
                        caseId,
                        exchange,
                        model,
                        again -> new Command(
                                Service.INTAKE,
                                "/cases/" + caseId + act.path(),
                                act.body().apply(again))));
    }

    /** Restrictions belong to limited participation; the others' are left over from a change of mind. */
    static List<String> restrictions(Form form) {
        return form.has("participation", "LIMITED") ? form.all("restrictions") : List.of();
    }

    private static String tab(@Nullable String tab) {
        return tab != null && tab.matches("assessment|program|referral") ? tab : "assessment";
    }
}
