package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.web.casepage.Acts.Act;
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
 * How a trainer carries a referral on: takes it back, asks somebody else or again, lets it rest, notes the appointment,
 * whether the athlete came and what studies showed, reads the answer and closes the loop. Each form is one command of
 * referral-service.
 */
@Controller
@RequestMapping(ReferralForms.BASE)
class ReferralForms implements Page {

    static final String BASE = "/cases/{caseId}/referrals/{referralId}";

    private static final Acts ACTS = new Acts(
            BASE,
            new Act("/cancellation", form -> object("reason", form.text("reason"), "note", form.text("note"))),
            // Whom to ask is left to the roster.
            new Act("/redirection", form -> object("reason", form.text("reason"))),
            // It rests: nobody is reminded until its own time has passed, or it is taken up again.
            new Act("/interruption", form -> object("reason", form.text("reason"), "note", form.text("note"))),
            new Act("/attendance", form -> object("attended", form.choice("attended"))),
            new Act("/diagnostics/results", "results", StudyResults::of),
            new Act(
                    "/reopening",
                    "askagain",
                    form -> object("urgency", form.text("urgency"), "note", form.text("note"))),
            new Act("/appointment", form -> object("startsAt", form.text("startsAt"))),
            new Act("/review", form -> Map.of()),
            new Act(
                    "/reconciliation",
                    form -> object(
                            "choice", form.text("choice"),
                            "participation", form.text("participation"),
                            "restrictions", CaseForms.restrictions(form))));

    private final CaseCommands commands;

    ReferralForms(CaseCommands commands) {
        this.commands = commands;
    }

    @PostMapping({
        "/cancellation",
        "/redirection",
        "/interruption",
        "/attendance",
        "/diagnostics/results",
        "/reopening",
        "/appointment",
        "/review",
        "/reconciliation"
    })
    Mono<String> act(
            @PathVariable UUID caseId, @PathVariable UUID referralId, ServerWebExchange exchange, Model model) {
        return commands.referral(ACTS.sent(exchange), caseId, referralId, exchange, model);
    }
}
