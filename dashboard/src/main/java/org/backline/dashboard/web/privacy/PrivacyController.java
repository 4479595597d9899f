package org.backline.dashboard.web.privacy;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.UUID;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.web.frame.Csv;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.RefusedForms;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.jspecify.annotations.Nullable;
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

/** Who saw whose record, what that amounts to under the law, and emergency accesses that wait for a review. */
@Controller
@RequestMapping("/privacy")
class PrivacyController implements Page {

    private final Reviews reviews;
    private final RecordLedger ledger;
    private final Services services;
    private final RefusedForms problems;

    PrivacyController(Reviews reviews, RecordLedger ledger, Services services, RefusedForms problems) {
        this.reviews = reviews;
        this.ledger = ledger;
        this.services = services;
        this.problems = problems;
    }

    @GetMapping
    Mono<String> page(
            Access access,
            @RequestParam(required = false) @Nullable String done,
            ServerWebExchange exchange,
            Model model) {
        if (done != null && done.matches("[a-z]{1,20}")) {
            model.addAttribute("done", done);
        }
        return show(access, exchange, model);
    }

    private Mono<String> show(Access access, ServerWebExchange exchange, Model model) {
        return reviews.open(Person.in(exchange)).map(open -> {
            access.showingAthletes(open.reviews(), Reviews.Review::athleteId);
            model.addAttribute("open", open);
            return "privacy";
        });
    }

    @GetMapping("/record")
    Mono<String> record(
            Access access, @RequestParam(defaultValue = "") String athlete, ServerWebExchange exchange, Model model) {
        Person person = Person.in(exchange);
        model.addAttribute("asked", athlete.strip());
        return ledger.athlete(athlete, access.caller().clinics())
                .flatMap(id -> ledger.of(id, person).map(record -> {
                    access.showsAthlete(id);
                    model.addAttribute("record", record).addAttribute("number", Athlete.numberOf(id));
                    return "privacy-record";
                }))
                .switchIfEmpty(Mono.fromSupplier(() -> {
                    access.showingAthletes(java.util.List.<UUID>of(), id -> id);
                    return "privacy-record";
                }));
    }

    @GetMapping("/record.csv")
    Mono<ResponseEntity<String>> recordAsFile(Access access, @RequestParam String athlete, ServerWebExchange exchange) {
        return ledger.athlete(athlete, access.caller().clinics())
                .switchIfEmpty(Mono.error(() -> new NotFound("athlete", athlete)))
                .flatMap(id -> ledger.of(id, Person.in(exchange)).map(record -> {
                    access.showsAthlete(id);
                    return Csv.file("disclosures-" + Athlete.numberOf(id) + ".csv", record.csv());
                }));
    }

    @PostMapping("/reviews/{accessId}")
    Mono<String> review(Access access, @PathVariable UUID accessId, ServerWebExchange exchange, Model model) {
        return exchange.getFormData()
                .map(Form::new)
                .flatMap(form -> services.post(
                                Service.INTAKE,
                                "/emergency-accesses/" + accessId + "/review",
                                object("outcome", form.text("outcome"), "note", form.text("note")),
                                Person.in(exchange).caller(),
                                form.text("key"))
                        .flatMap(answer -> switch (answer) {
                            case Answer.Done done -> Mono.just("redirect:/privacy?done=emergencyreview");
                            case Answer.Refused refused -> {
                                problems.tell("review", Service.INTAKE, refused.problem(), exchange, model);
                                yield show(access, exchange, model);
                            }
                        }));
    }
}
