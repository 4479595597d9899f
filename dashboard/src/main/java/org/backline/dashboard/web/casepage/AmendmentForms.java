package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.casepage.CaseCommands.Command;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The form that corrects what was recorded: the intake, or one result of an entry of findings. */
@Controller
class AmendmentForms implements Page {

    private final CaseCommands commands;
    private final TestCatalogue tests;

    AmendmentForms(CaseCommands commands, TestCatalogue tests) {
        this.commands = commands;
        this.tests = tests;
    }

    @PostMapping("/cases/{caseId}/amendments")
    Mono<String> amend(@PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return commands.send(
                "amendment",
                "assessment",
                caseId,
                exchange,
                model,
                form -> new Command(Service.INTAKE, "/cases/" + caseId + "/amendments", body(form)));
    }

    private Map<String, Object> body(Form form) {
        String wrong = form.text("wrong", "");
        String[] parts = wrong.split(" ", -1);
        Map<String, Object> body = object(
                "amendmentId", form.text("amendmentId"),
                "reason", form.text("reason"),
                "note", form.text("note"));
        if (parts.length == 3) {
            body.put("entryId", parts[0]);
            finding(form, parts[1], parts[2], body);
        } else {
            intake(form, body);
        }
        return body;
    }

    /** {@code OTHER_SIDE} moves the result, {@code TAKEN_BACK} removes it; anything else takes its place. */
    private void finding(Form form, String test, String side, Map<String, Object> body) {
        Map<String, Object> place = object("test", test, "side", side);
        String now = form.text("now", "");
        if (now.equals("TAKEN_BACK")) {
            body.put("retracted", List.of(place));
            return;
        }
        Object value = form.number("value");
        Map<String, Object> finding = object(
                "test", test,
                "side", now.equals("OTHER_SIDE") ? other(side) : side,
                "result", now.equals("OTHER_SIDE") ? form.text("result") : form.text("now"),
                "value", value,
                "unit", value == null ? null : unit(test));
        if (now.equals("OTHER_SIDE")) {
            body.put("retracted", List.of(place));
        }
        body.put("findings", List.of(finding));
    }

    private static String other(String side) {
        return switch (side) {
            case "LEFT" -> "RIGHT";
            case "RIGHT" -> "LEFT";
            default -> side;
        };
    }

    private @Nullable String unit(String test) {
        return tests.entries()
                .filter(entry -> entry.test().name().equals(test))
                .map(TestCatalogue.Entry::unit)
                .filter(unit -> unit != null)
                .findFirst()
                .orElse(null);
    }

    private static void intake(Form form, Map<String, Object> body) {
        Map<String, Object> intake = object(
                "painNow", form.number("painNow"),
                "painBest", form.number("painBest"),
                "painWorst", form.number("painWorst"),
                "onsetDaysAgo", form.number("onsetDaysAgo"));
        if (!intake.isEmpty()) {
            body.put("intake", intake);
        }
        String flag = form.text("flag");
        if (flag != null) {
            String answer = form.text("answer", "");
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put(flag, answer);
            body.put("redFlags", answers);
            if (answer.equals("NOT_ASSESSED")) {
                body.put("notAssessedBecause", Map.of(flag, form.text("because", "NO_TIME")));
            }
        }
    }
}
