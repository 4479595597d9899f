package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.web.intake.RedFlagQuestions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the pages explain, and where they say it. */
@TestDashboard
class HelpPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private RedFlagQuestions questions;

    @LocalServerPort
    private int port;

    @BeforeEach
    void begin() {
        StubServices.SHARED.reset();
    }

    private String page(String path, String language) {
        return String.valueOf(WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", As.trainer())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build()
                .get()
                .uri(path)
                .header("Accept-Language", language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @TestFactory
    Stream<DynamicTest> everyRedFlagSaysWhyItIsAskedAndOnWhoseWord() {
        String intake = page("/cases/new", "en");
        return questions.groups().stream()
                .flatMap(group -> group.questions().stream())
                .map(question -> DynamicTest.dynamicTest(question.flag(), () -> {
                    String why =
                            part(intake, "<details class=\"help\" data-why=\"" + question.flag() + "\"", "</details>");
                    assertThat(why)
                            .contains("aria-label=\"Why this is asked: ")
                            .contains("A yes points to")
                            .contains(question.source().replace("&", "&amp;"))
                            .contains("aria-label=\"Grade " + question.grade() + ": ");
                }));
    }

    @Test
    void theReasonsOfTheQuestionsAreInTheLanguageOfTheReader() {
        assertThat(part(page("/cases/new", "es"), "data-why=\"CES_SADDLE\"", "</details>"))
                .contains("cola de caballo", "Grado A");
    }

    @Test
    void aGroupOfAnswersIsNamedByTheQuestionAlone() {
        assertThat(page("/cases/new", "en"))
                .containsPattern(Pattern.compile("<span id=\"q-FEVER\">[^<]+\\?</span>"))
                .contains("aria-labelledby=\"q-FEVER\"");
    }

    @Test
    void anAppointmentInTheTimelineIsATimeThatTheBrowserCanShowInItsOwnZone() {
        CaseSamples anybody = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .accepted()
                .scheduled();
        new Delivery(context).handle(anybody.told());
        String page = page("/cases/" + anybody.caseId, "en");
        assertThat(part(page, "data-event=\"AppointmentScheduled\"", "</li>"))
                .containsPattern("class=\"tl-facts\"><span></span><time datetime=\"[^\"]+Z\"[^>]* data-exact");
    }

    private static String part(String page, String from, String to) {
        int begin = page.indexOf(from);
        assertThat(begin).as(from).isNotNegative();
        return page.substring(begin, page.indexOf(to, begin));
    }
}
