package org.backline.dashboard.web.casepage;

import java.util.Set;
import java.util.UUID;
import org.backline.dashboard.web.frame.Acting;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page of a case, and the parts of it that live updates fetch again. */
@Controller
class CaseController implements Page {

    private static final Set<String> PARTS = Set.of("head", "panel", "timeline");

    private final CasePages pages;
    private final Acting acting;

    CaseController(CasePages pages, Acting acting) {
        this.pages = pages;
        this.acting = acting;
    }

    @GetMapping("/cases/{caseId:[0-9a-f]{8}-[0-9a-f-]{27}}")
    Mono<String> page(
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange,
            Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(caseId, tab, Form.empty(), null, exchange, model, "case");
    }

    @GetMapping("/cases/{caseId:[0-9a-f]{8}-[0-9a-f-]{27}}/parts/{part}")
    Mono<String> part(
            @PathVariable UUID caseId,
            @PathVariable String part,
            @RequestParam(required = false) @Nullable String tab,
            ServerWebExchange exchange,
            Model model) {
        if (!PARTS.contains(part)) {
            return unknown(exchange, model);
        }
        return show(caseId, tab, Form.empty(), null, exchange, model, "case :: " + part);
    }

    /** The page with a form that was refused: everything entered is still there. */
    Mono<String> refused(UUID caseId, String tab, Form form, Refusal refusal, ServerWebExchange exchange, Model model) {
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        return show(caseId, tab, form, refusal, exchange, model, "case");
    }

    private Mono<String> show(
            UUID caseId,
            @Nullable String tab,
            Form form,
            @Nullable Refusal refusal,
            ServerWebExchange exchange,
            Model model,
            String template) {
        return pages.page(caseId, tab, acting.person(exchange))
                .map(page -> {
                    model.addAttribute("page", page).addAttribute("form", form);
                    if (refusal != null) {
                        model.addAttribute("refusal", refusal);
                    }
                    return template;
                })
                .switchIfEmpty(unknown(exchange, model));
    }

    private static Mono<String> unknown(ServerWebExchange exchange, Model model) {
        return Mono.fromSupplier(() -> {
            exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
            model.addAttribute("what", "case");
            return "unknown";
        });
    }
}
