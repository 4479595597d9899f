package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.casepage.Acts.Act;
import org.backline.dashboard.web.casepage.CaseCommands.Command;
import org.backline.dashboard.web.frame.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The forms of the program tab that follow its course: phases, mornings, reviews, the gate, the athlete's link. */
@Controller
@RequestMapping(ProgramForms.BASE)
class ProgramForms implements Page {

    static final String BASE = "/cases/{caseId}/program";

    private static final String SCORE = "score.";
    private static final String MEASURED = "measured.";

    private static final Acts ACTS = new Acts(
            BASE,
            new Act(
                    "/draft",
                    form -> object(
                            "programId", form.text("programId"),
                            "equipment", form.has("everything", "true") ? null : form.all("equipment"),
                            "minutes", form.number("minutes"))),
            new Act("/progression", form -> object("toPhase", form.number("toPhase"))),
            new Act("/regression", form -> object("toPhase", form.number("toPhase"))),
            new Act("/return-gate", "gate", form -> {
                Map<String, @Nullable Object> measured = new LinkedHashMap<>();
                form.namesAfter(MEASURED).forEach(id -> measured.put(id, form.number(MEASURED + id)));
                return object("measured", measured);
            }),
            new Act(
                    "/referral",
                    "programreferral",
                    form -> object(
                            "referralId", form.text("referralId"),
                            "question", form.text("question"),
                            "suggestedDiagnostics", form.all("suggestedDiagnostics"))),
            new Act(
                    "/athlete-links",
                    "link",
                    form -> object("linkId", form.text("linkId"), "days", form.number("days"))));

    private final CaseCommands commands;

    ProgramForms(CaseCommands commands) {
        this.commands = commands;
    }

    @PostMapping({"/draft", "/progression", "/regression", "/return-gate", "/referral", "/athlete-links"})
    Mono<String> act(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.program(ACTS.sent(exchange), caseId, exchange, model);
    }

    @PostMapping("/sessions/{sessionId}/next-morning")
    Mono<String> nextMorning(
            @PathVariable UUID caseId, @PathVariable UUID sessionId, ServerWebExchange exchange, Model model) {
        return commands.program(
                new Act(
                        "/sessions/" + sessionId + "/next-morning",
                        "morning",
                        form -> object("painNextMorning", form.number("painNextMorning"), "signs", form.all("signs"))),
                caseId,
                exchange,
                model);
    }

    /** Only what was entered is sent; a refusal of the third score is about the third that was entered. */
    @PostMapping("/reviews")
    Mono<String> review(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.send("programreview", "program", caseId, exchange, model, form -> {
            List<String> instruments = form.namesAfter(SCORE);
            List<Map<String, Object>> scores = new ArrayList<>();
            instruments.forEach(instrument ->
                    scores.add(object("instrument", instrument, "value", form.number(SCORE + instrument))));
            return new Command(
                    Service.PROGRAM,
                    "/programs/" + caseId + "/reviews",
                    object("reviewId", form.text("reviewId"), "scores", scores),
                    problem -> inTermsOfTheForm(problem, instruments));
        });
    }

    private static Problem inTermsOfTheForm(Problem problem, List<String> instruments) {
        return new Problem(
                problem.kind(),
                problem.status(),
                problem.detail(),
                problem.fields().stream()
                        .map(field -> new Problem.Field(scoreOf(field.path(), instruments), field.message()))
                        .toList(),
                problem.missing());
    }

    private static String scoreOf(String path, List<String> instruments) {
        for (int index = 0; index < instruments.size(); index++) {
            if (path.startsWith("scores[" + index + "]")) {
                return SCORE + instruments.get(index);
            }
        }
        return path;
    }

    /** A form cannot ask for less than it sends, so the taking back is a form of its own. */
    @PostMapping("/athlete-links/{linkId}/revocation")
    Mono<String> revoke(@PathVariable UUID caseId, @PathVariable UUID linkId, ServerWebExchange exchange, Model model) {
        return commands.send(
                "revocation",
                "program",
                caseId,
                exchange,
                model,
                form -> new Command(
                        Service.PROGRAM, "/programs/" + caseId + "/athlete-links/" + linkId, (Map<String, ?>) null));
    }
}
