package org.backline.dashboard.web.answer;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.regex.Pattern;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Findings;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Refusal;
import org.backline.dashboard.web.frame.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One referral by a signed link: the question, what was found, and an answer of five fields. Nobody signs in. */
@Controller
@RequestMapping("/answer/{token}")
class AnswerController implements Page {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Services services;
    private final Refusals refusals;
    private final Findings findings;

    AnswerController(Services services, Refusals refusals, Findings findings) {
        this.services = services;
        this.refusals = refusals;
        this.findings = findings;
    }

    @GetMapping
    Mono<String> asked(@PathVariable String token, ServerWebExchange exchange, Model model) {
        return show(token, Form.empty(), null, exchange, model);
    }

    @PostMapping
    Mono<String> answer(@PathVariable String token, ServerWebExchange exchange, Model model) {
        if (!TOKEN.matcher(token).matches()) {
            return Mono.just(noLink(exchange, model));
        }
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> services.openPost(
                                Service.REFERRAL,
                                "/answers/" + token,
                                object(
                                        "answer", form.text("answer"),
                                        "diagnosisCode", form.text("diagnosisCode"),
                                        "restrictions", form.all("restrictions"),
                                        "remainingUrgency", form.text("remainingUrgency"),
                                        "note", form.text("note")),
                                form.text("key"))
                        .flatMap(sent -> switch (sent) {
                            case Answer.Done done -> Mono.just("redirect:/answer/" + token);
                            case Answer.Refused refused ->
                                show(
                                        token,
                                        form,
                                        refusals.of("answer", Service.REFERRAL, refused.problem()),
                                        exchange,
                                        model);
                        }));
    }

    private Mono<String> show(
            String token, Form form, @Nullable Refusal refusal, ServerWebExchange exchange, Model model) {
        if (!TOKEN.matcher(token).matches()) {
            return Mono.just(noLink(exchange, model));
        }
        // The address is the key: it must not travel to other pages.
        exchange.getResponse().getHeaders().set("Referrer-Policy", "no-referrer");
        return services.open(Service.REFERRAL, "/answers/" + token).map(found -> switch (found) {
            case Answer.Done done -> {
                Asked asked = JSON.treeToValue(done.body(), Asked.class);
                model.addAttribute("asked", asked)
                        .addAttribute("token", token)
                        .addAttribute("findings", findings.of(asked.summary().findings()))
                        .addAttribute("form", form);
                if (refusal != null) {
                    model.addAttribute("refusal", refusal);
                    exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal.status()));
                }
                yield "answer";
            }
            case Answer.Refused refused -> refused(refused.problem(), exchange, model);
        });
    }

    private static String refused(Problem problem, ServerWebExchange exchange, Model model) {
        if (problem.status() == HttpStatus.NOT_FOUND.value()) {
            return noLink(exchange, model);
        }
        exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(problem.status()));
        model.addAttribute("why", "away");
        return "answer-shut";
    }

    private static String noLink(ServerWebExchange exchange, Model model) {
        exchange.getResponse().setStatusCode(HttpStatus.NOT_FOUND);
        model.addAttribute("why", "ended");
        return "answer-shut";
    }
}
