package org.backline.dashboard.web.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.dashboard.web.program.ProgramStubs.answer;

import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.web.Browsing;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** A case with an assigned program, and somebody who opens its pages. */
abstract class ProgramWorld extends Browsing {

    static final String KEY = "01930000-0000-7000-8000-00000000f0aa";
    static final String SESSION = "01930000-0000-7000-8000-0000000005e2";
    static final String LINK = "01930000-0000-7000-8000-0000000001a1";

    UUID caseId;

    @BeforeEach
    void aProgramIsAssigned() {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(4)
                .examined()
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .causeConfirmed()
                .drafted()
                .assigned();
        known(story);
        caseId = story.caseId;
        ProgramStubs.program(STUBS, caseId, answer("program.json"));
    }

    String page(String path) {
        return String.valueOf(browser.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    String tab() {
        return page("/cases/" + caseId + "?tab=program");
    }

    WebTestClient.ResponseSpec send(String path, String... namesAndValues) {
        return browser.post()
                .uri("/cases/" + caseId + path)
                .body(BodyInserters.fromFormData(form(namesAndValues)))
                .exchange();
    }

    static String text(WebTestClient.ResponseSpec answer, int status) {
        return String.valueOf(answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    Asked only(String method, String path) {
        assertThat(STUBS.asked(method + " /programs/" + caseId + path)).hasSize(1);
        return STUBS.asked(method + " /programs/" + caseId + path).getFirst();
    }
}
