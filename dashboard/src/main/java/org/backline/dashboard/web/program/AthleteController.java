package org.backline.dashboard.web.program;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.service.program.AthleteToday;
import org.backline.dashboard.service.program.ProgramAnswers;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.FormIds;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Refusal;
import org.backline.dashboard.web.frame.Refusals;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The athlete's own page, opened by a signed link: today's exercises, done or not, pain while and after. A phone that has
 * lost its network keeps what was entered and sends it later, with the same ids, so that nothing counts twice.
 */
@Controller
@RequestMapping("/athlete/{token}")
class AthleteController implements Page {

    /** What a page that keeps what it could not send says of its request. */
    private static final String QUEUED = "Backline-Queue";

    private static final String DID = "did.";

    private final Services services;
    private final ProgramAnswers programs;
    private final Refusals refusals;
    private final FormIds ids;

    AthleteController(Services services, ProgramAnswers programs, Refusals refusals, FormIds ids) {
        this.services = services;
        this.programs = programs;
        this.refusals = refusals;
        this.ids = ids;
    }

    @GetMapping
    Mono<String> today(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange,
            Model model) {
        if (done != null && done.matches("session|morning")) {
            model.addAttribute("done", done);
        }
        return show(token, exchange, model);
    }

    private Mono<String> show(String token, ServerWebExchange exchange, Model model) {
        exchange.getResponse().getHeaders().set("Referrer-Policy", "no-referrer");
        model.addAttribute("token", token).addAttribute("sessionId", ids.next());
        return ask(token).map(answer -> {
            switch (answer) {
                case Answer.Done open -> model.addAttribute("today", programs.read(open.body(), AthleteToday.class));
                case Answer.Refused shut -> {
                    boolean silent =
                            shut.problem().isSilence() || shut.problem().status() >= 500;
                    exchange.getResponse()
                            .setStatusCode(silent ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.NOT_FOUND);
                    model.addAttribute("shut", silent ? "silent" : "gone");
                }
            }
            return "athlete";
        });
    }

    /** What is no token is sent nowhere. */
    private Mono<Answer> ask(String token) {
        return isToken(token) ? services.open(Service.PROGRAM, "/athlete/" + token) : Mono.just(nothing());
    }

    private static boolean isToken(String token) {
        return token.matches("[A-Za-z0-9._~-]{1,600}");
    }

    private static Answer nothing() {
        return new Answer.Refused(new Problem("not-found", 404, "", List.of(), List.of()));
    }

    @PostMapping("/sessions")
    Mono<String> session(@PathVariable String token, ServerWebExchange exchange, Model model) {
        return log(token, exchange).flatMap(answer -> page("session", token, answer, exchange, model));
    }

    @PostMapping(path = "/sessions", headers = QUEUED)
    Mono<ResponseEntity<Map<String, Object>>> queuedSession(@PathVariable String token, ServerWebExchange exchange) {
        return log(token, exchange).map(this::told);
    }

    private Mono<Answer> log(String token, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> send(
                        token,
                        "/sessions",
                        object(
                                "sessionId", form.text("sessionId"),
                                "exercisesDone", did(form, "YES", "WELL"),
                                "criteriaMet", did(form, "WELL"),
                                "painBefore", form.number("painBefore"),
                                "painDuring", form.number("painDuring"),
                                "occurredAt", form.text("occurredAt"))));
    }

    private static List<String> did(Form form, String... how) {
        return form.namesAfter(DID).stream()
                .filter(exercise -> Stream.of(how).anyMatch(one -> form.has(DID + exercise, one)))
                .toList();
    }

    @PostMapping("/mornings/{sessionId}")
    Mono<String> morning(
            @PathVariable String token, @PathVariable UUID sessionId, ServerWebExchange exchange, Model model) {
        return after(token, sessionId, exchange).flatMap(answer -> page("morning", token, answer, exchange, model));
    }

    @PostMapping(path = "/mornings/{sessionId}", headers = QUEUED)
    Mono<ResponseEntity<Map<String, Object>>> queuedMorning(
            @PathVariable String token, @PathVariable UUID sessionId, ServerWebExchange exchange) {
        return after(token, sessionId, exchange).map(this::told);
    }

    private Mono<Answer> after(String token, UUID sessionId, ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> send(
                        token,
                        "/sessions/" + sessionId + "/next-morning",
                        object("painNextMorning", form.number("painNextMorning"), "signs", form.all("signs"))));
    }

    private Mono<Answer> send(String token, String path, Map<String, Object> body) {
        return isToken(token)
                ? services.openPost(Service.PROGRAM, "/athlete/" + token + path, body)
                : Mono.just(nothing());
    }

    private Mono<String> page(String form, String token, Answer answer, ServerWebExchange exchange, Model model) {
        return switch (answer) {
            case Answer.Done done -> {
                exchange.getResponse().getHeaders().set("Referrer-Policy", "no-referrer");
                yield Mono.just("redirect:/athlete/" + token + "?done=" + form);
            }
            case Answer.Refused refused -> {
                model.addAttribute("refusal", words(refused.problem()));
                yield show(token, exchange, model).doOnNext(page -> {
                    if (HttpStatusCode.valueOf(200)
                                    .equals(exchange.getResponse().getStatusCode())
                            || exchange.getResponse().getStatusCode() == null) {
                        exchange.getResponse()
                                .setStatusCode(
                                        HttpStatusCode.valueOf(refused.problem().status()));
                    }
                });
            }
        };
    }

    private ResponseEntity<Map<String, Object>> told(Answer answer) {
        return switch (answer) {
            case Answer.Done done ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(Map.of("stored", true));
            case Answer.Refused refused ->
                ResponseEntity.status(refused.problem().status())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(Map.of("stored", false, "why", words(refused.problem())));
        };
    }

    private String words(Problem problem) {
        Refusal refusal = refusals.of("athlete", Service.PROGRAM, problem);
        String items = refusal.items().stream().map(Refusal.Item::text).collect(Collectors.joining("; "));
        return Stream.of(refusal.title(), refusal.detail(), items)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(". "));
    }
}
