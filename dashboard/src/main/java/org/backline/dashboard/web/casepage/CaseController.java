package org.backline.dashboard.web.casepage;

import java.time.Instant;
import java.util.UUID;
import org.backline.dashboard.view.timeline.Knowledge;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusal;
import org.backline.dashboard.web.program.ProgramPanels;
import org.backline.support.access.Access;
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

    private final CasePages pages;
    private final ProgramPanels programs;

    CaseController(CasePages pages, ProgramPanels programs) {
        this.pages = pages;
        this.programs = programs;
    }

    @GetMapping("/cases/{caseId}")
    Mono<String> page(
            Access access,
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable String tab,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            ServerWebExchange exchange,
            Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(access, caseId, tab, new Knowledge(asOf, knownAt), Form.empty(), null, exchange, model, "case");
    }

    @GetMapping("/cases/{caseId}/parts/head")
    Mono<String> head(
            Access access,
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable String tab,
            ServerWebExchange exchange,
            Model model) {
        return show(access, caseId, tab, Knowledge.ALL, Form.empty(), null, exchange, model, "case :: head");
    }

    @GetMapping("/cases/{caseId}/parts/panel")
    Mono<String> panel(
            Access access,
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable String tab,
            ServerWebExchange exchange,
            Model model) {
        return show(access, caseId, tab, Knowledge.ALL, Form.empty(), null, exchange, model, "case :: panel");
    }

    /** The proposal of the rules, beside the worksheet. */
    @GetMapping("/cases/{caseId}/parts/proposal")
    Mono<String> proposal(Access access, @PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return show(
                access,
                caseId,
                "assessment",
                Knowledge.ALL,
                Form.empty(),
                null,
                exchange,
                model,
                "case/assessment :: proposal");
    }

    /** The worksheet, of which an open page takes what has changed. */
    @GetMapping("/cases/{caseId}/parts/worksheet")
    Mono<String> worksheet(Access access, @PathVariable UUID caseId, ServerWebExchange exchange, Model model) {
        return show(
                access,
                caseId,
                "assessment",
                Knowledge.ALL,
                Form.empty(),
                null,
                exchange,
                model,
                "case/assessment :: worksheet");
    }

    /**
     * What happened.
     *
     * @param asOf only what had happened by then; the case is shown as it stood then
     * @param knownAt only what was recorded by then
     */
    @GetMapping("/cases/{caseId}/parts/timeline")
    Mono<String> timeline(
            Access access,
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            ServerWebExchange exchange,
            Model model) {
        return show(
                access,
                caseId,
                null,
                new Knowledge(asOf, knownAt),
                Form.empty(),
                null,
                exchange,
                model,
                "case :: timeline");
    }

    /** The page with a form that was refused: everything entered is still there. */
    Mono<String> refused(
            Access access,
            UUID caseId,
            String tab,
            Form form,
            Refusal refusal,
            ServerWebExchange exchange,
            Model model) {
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        return show(access, caseId, tab, Knowledge.ALL, form, refusal, exchange, model, "case");
    }

    private Mono<String> show(
            Access access,
            UUID caseId,
            @Nullable String tab,
            Knowledge knowledge,
            Form form,
            @Nullable Refusal refusal,
            ServerWebExchange exchange,
            Model model,
            String template) {
        Person person = Person.in(exchange);
        return pages.page(access, caseId, tab, knowledge, person)
                .flatMap(page -> withProgram(page, person, model))
                .map(page -> {
                    model.addAttribute("page", page).addAttribute("form", form);
                    if (refusal != null) {
                        model.addAttribute("refusal", refusal);
                    }
                    return template;
                })
                .switchIfEmpty(unknown(exchange, model));
    }

    /** The program tab also shows what the rules say of the program now, as far as program-service answers. */
    private Mono<CasePage> withProgram(CasePage page, Person person, Model model) {
        if (!page.tab().equals("program") || page.file().program() == null) {
            return Mono.just(page);
        }
        return programs.of(page.row().caseId(), page.writable(), person.caller())
                .doOnNext(panel -> model.addAttribute("panel", panel))
                .thenReturn(page);
    }

    private static Mono<String> unknown(ServerWebExchange exchange, Model model) {
        return Mono.fromSupplier(() -> {
            exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
            model.addAttribute("what", "case");
            return "unknown";
        });
    }
}
