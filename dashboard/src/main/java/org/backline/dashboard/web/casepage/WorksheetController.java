package org.backline.dashboard.web.casepage;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.service.Answer;
import org.backline.dashboard.service.Problem;
import org.backline.dashboard.service.Service;
import org.backline.dashboard.service.Services;
import org.backline.dashboard.view.Queries;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.FindBoardCase;
import org.backline.dashboard.web.frame.Form;
import org.backline.dashboard.web.frame.Outcome;
import org.backline.dashboard.web.frame.Person;
import org.backline.dashboard.web.frame.Refusal;
import org.backline.dashboard.web.frame.Refusals;
import org.backline.support.access.Access;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes what the worksheet saves by itself, entry by entry. An entry has an id of its own and only adds to the case, so
 * that one sent again after a lost line counts once, and entries of two people stand side by side.
 */
@RestController
class WorksheetController {

    private final Services services;
    private final Outcome outcome;
    private final Refusals refusals;
    private final TestCatalogue tests;
    private final Presence presence;
    private final Queries queries;

    WorksheetController(
            Services services,
            Outcome outcome,
            Refusals refusals,
            TestCatalogue tests,
            Presence presence,
            Queries queries) {
        this.services = services;
        this.outcome = outcome;
        this.refusals = refusals;
        this.tests = tests;
        this.presence = presence;
        this.queries = queries;
    }

    /** Why an entry was not taken: a line for the whole, and one for each field. */
    record NotTaken(String title, String detail, List<Refusal.Item> items) {}

    @PostMapping("/cases/{caseId}/entries")
    Mono<ResponseEntity<Object>> entry(@PathVariable UUID caseId, ServerWebExchange exchange) {
        return exchange.getFormData().map(Form::new).flatMap(form -> {
            FindingsRequest request = new FindingsRequest(form, tests);
            Mono<Answer> sent = services.post(
                    Service.ASSESSMENT,
                    "/assessments/" + caseId + "/findings",
                    request.body(),
                    Person.in(exchange).caller(),
                    form.text("entryId"));
            return outcome.of(caseId, sent).map(answer -> switch (answer) {
                case Answer.Done done -> ResponseEntity.ok((Object) Map.of("saved", true));
                case Answer.Refused refused -> notTaken(request.inTermsOfTheForm(refused.problem()));
            });
        });
    }

    private ResponseEntity<Object> notTaken(Problem problem) {
        Refusal refusal = refusals.of("findings", Service.ASSESSMENT, problem);
        return ResponseEntity.status(refusal.status())
                .body(new NotTaken(refusal.title(), refusal.detail(), refusal.items()));
    }

    /** Says that somebody has the worksheet open. */
    @PostMapping("/cases/{caseId}/presence")
    Mono<ResponseEntity<Void>> presence(Access access, @PathVariable UUID caseId, ServerWebExchange exchange) {
        return queries.one(access, new FindBoardCase(caseId), BoardCase.class)
                .flatMap(row -> presence.here(
                        caseId, row.clinicId(), Person.in(exchange).subject()))
                .thenReturn(ResponseEntity.noContent().<Void>build());
    }
}
