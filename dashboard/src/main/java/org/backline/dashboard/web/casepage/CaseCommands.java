package org.backline.dashboard.web.casepage;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Caller;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.casepage.Acts.Act;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Outcome;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sends a form of a case page as one command of a service, and answers with the page it came from. */
@Component
class CaseCommands {

    private final Services services;
    private final Outcome outcome;
    private final Refusals refusals;
    private final CaseController pages;

    CaseCommands(Services services, Outcome outcome, Refusals refusals, CaseController pages) {
        this.services = services;
        this.outcome = outcome;
        this.refusals = refusals;
        this.pages = pages;
    }

    /**
     * A command made of a form.
     *
     * @param body null to take back what is at the path
     * @param inTermsOfTheForm renames the fields of a refusal to those of the form
     */
    record Command(
            Service service, String path, @Nullable Map<String, ?> body, UnaryOperator<Problem> inTermsOfTheForm) {

        Command(Service service, String path, @Nullable Map<String, ?> body) {
            this(service, path, body, UnaryOperator.identity());
        }
    }

    /** The page the form came from: anew when it was carried out, as it was entered when it was refused. */
    Mono<String> send(
            String name,
            String tab,
            UUID caseId,
            ServerWebExchange exchange,
            Model model,
            Function<Form, Command> command) {
        Access access = exchange.getRequiredAttribute(Access.class.getName());
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            Command made = command.apply(form);
            return outcome.of(caseId, sent(made, exchange, form)).flatMap(answer -> switch (answer) {
                case Answer.Done done -> Mono.just("redirect:/cases/" + caseId + "?tab=" + tab + "&done=" + name);
                case Answer.Refused refused ->
                    pages.refused(
                            access,
                            caseId,
                            tab,
                            form,
                            refusals.of(
                                    name,
                                    made.service(),
                                    made.inTermsOfTheForm().apply(refused.problem())),
                            exchange,
                            model);
            });
        });
    }

    private Mono<Answer> sent(Command made, ServerWebExchange exchange, Form form) {
        Caller caller = Person.in(exchange).caller();
        String key = form.text("key");
        Map<String, ?> body = made.body();
        return body == null
                ? services.delete(made.service(), made.path(), caller, key)
                : services.post(made.service(), made.path(), body, caller, key);
    }

    /** A command of program-service about the program of the case. */
    Mono<String> program(Act act, UUID caseId, ServerWebExchange exchange, Model model) {
        return send(
                act.name(),
                "program",
                caseId,
                exchange,
                model,
                form -> new Command(
                        Service.PROGRAM,
                        "/programs/" + caseId + act.path(),
                        act.body().apply(form)));
    }

    /** A command of referral-service about one referral of the case. */
    Mono<String> referral(Act act, UUID caseId, UUID referralId, ServerWebExchange exchange, Model model) {
        return send(
                act.name(),
                "referral",
                caseId,
                exchange,
                model,
                form -> new Command(
                        Service.REFERRAL,
                        "/referrals/" + referralId + act.path(),
                        act.body().apply(form)));
    }
}
