package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.UUID;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.StudyResults;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * How a trainer carries a referral on: takes it back, asks somebody else or again, lets it rest, notes whether the athlete
 * came and what studies showed. Each form is one command of referral-service.
 */
@Controller
@RequestMapping("/cases/{caseId}/referrals/{referralId}")
class ReferralForms implements Page {

    private final CaseCommands commands;

    ReferralForms(CaseCommands commands) {
        this.commands = commands;
    }

    @PostMapping("/cancellation")
    Mono<String> cancel(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "cancellation",
                "/cancellation",
                caseId,
                referralId,
                exchange,
                model,
                form -> object("reason", form.text("reason"), "note", form.text("note")));
    }

    /** Whom to ask is left to the roster. */
    @PostMapping("/redirection")
    Mono<String> redirect(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "redirection",
                "/redirection",
                caseId,
                referralId,
                exchange,
                model,
                form -> object("reason", form.text("reason")));
    }

    /** It rests: nobody is reminded until its own time has passed, or it is taken up again. */
    @PostMapping("/interruption")
    Mono<String> interrupt(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "interruption",
                "/interruption",
                caseId,
                referralId,
                exchange,
                model,
                form -> object("reason", form.text("reason"), "note", form.text("note")));
    }

    @PostMapping("/attendance")
    Mono<String> attend(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "attendance",
                "/attendance",
                caseId,
                referralId,
                exchange,
                model,
                form -> object("attended", form.choice("attended")));
    }

    @PostMapping("/diagnostics/results")
    Mono<String> results(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "results", "/diagnostics/results", caseId, referralId, exchange, model, StudyResults::of);
    }

    @PostMapping("/reopening")
    Mono<String> reopen(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(
                "askagain",
                "/reopening",
                caseId,
                referralId,
                exchange,
                model,
                form -> object("urgency", form.text("urgency"), "note", form.text("note")));
    }
}
