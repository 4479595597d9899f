package org.backline.dashboard.web.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.dashboard.service.Answers;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Words;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The cases behind a number of the triage scorecard: assessment-service knows which, the board shows them. */
@Controller
class ScorecardCases implements Page {

    private final Answers answers;
    private final CasesBehind cases;
    private final Words words;

    ScorecardCases(Answers answers, CasesBehind cases, Words words) {
        this.answers = answers;
        this.cases = cases;
        this.words = words;
    }

    /** Where the cases of a first decision and a diagnosis are listed. */
    static String link(String disposition, String diagnosis) {
        return "/figures/scorecard/cases?disposition=" + disposition + "&diagnosis=" + diagnosis;
    }

    /** Where the missed referrals of a first decision are listed. */
    static String missedLink(String disposition) {
        return "/figures/scorecard/cases?disposition=" + disposition + "&missed=true";
    }

    @GetMapping("/figures/scorecard/cases")
    Mono<String> page(
            Access access,
            @RequestParam(defaultValue = "") String disposition,
            @RequestParam(required = false) @Nullable String diagnosis,
            @RequestParam(defaultValue = "") String after,
            ServerWebExchange exchange,
            Model model) {
        Optional<String> first = known(Disposition.values(), disposition);
        Optional<String> found = known(CauseCategory.values(), diagnosis);
        String decision = first.map(one -> words.of("disposition", one)).orElse("");
        model.addAttribute("asked", Caseload.NONE)
                .addAttribute("counted", diagnosis == null ? "MISSED" : "SCORECARD")
                .addAttribute(
                        "group",
                        found.map(one -> decision + " / " + words.of("category", one))
                                .orElse(decision))
                .addAttribute("referrals", false);
        if (first.isEmpty() || (diagnosis != null && found.isEmpty())) {
            return cases.show(access, List.of(), null, exchange, model);
        }
        String number = found.map(one -> link(first.get(), one)).orElseGet(() -> missedLink(first.get()));
        model.addAttribute("here", number);
        return answers.of(
                        Service.ASSESSMENT,
                        "/scorecard/cases?" + number.substring(number.indexOf('?') + 1) + "&limit=" + CasesBehind.READ
                                + (isId(after) ? "&after=" + after : ""),
                        Person.in(exchange).caller())
                .flatMap(answer -> {
                    model.addAttribute("silent", answer.silent());
                    List<UUID> ids =
                            answer.rows().stream().map(ScorecardCases::caseId).toList();
                    List<UUID> page = ids.stream().limit(CasesBehind.A_PAGE).toList();
                    return cases.show(
                            access,
                            page,
                            ids.size() > page.size() ? page.getLast().toString() : null,
                            exchange,
                            model);
                });
    }

    private static Optional<String> known(Enum<?>[] codes, @Nullable String code) {
        return Arrays.stream(codes)
                .map(Enum::name)
                .filter(one -> one.equals(code))
                .findFirst();
    }

    private static UUID caseId(JsonNode row) {
        return UUID.fromString(row.path("caseId").asString(""));
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
