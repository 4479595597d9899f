package org.backline.dashboard.web.frame;

import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;

/** Puts what a service refused on the page of the form it was. */
@Component
public class RefusedForms {

    private final Refusals refusals;

    RefusedForms(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The page then shows it on top of the form of that name. */
    public void tell(String form, Service service, Problem problem, ServerWebExchange exchange, Model model) {
        Refusal refusal = refusals.of(form, service, problem);
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        model.addAttribute("refusal", refusal);
    }
}
