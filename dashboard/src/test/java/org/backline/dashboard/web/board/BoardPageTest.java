package org.backline.dashboard.web.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.service.Athlete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The board as a trainer uses it: sifting, searching, paging, what is late. */
@TestDashboard
class BoardPageTest {

    private static final StubServices STUBS = StubServices.SHARED;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private String clinic;
    private WebTestClient browser;

    @BeforeEach
    void aClinicOfItsOwn() {
        STUBS.reset();
        clinic = "shown-" + CaseSamples.nextNumber();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", As.somebody("trainer.okafor", Role.ATHLETIC_TRAINER, clinic))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private CaseSamples known(CaseSamples story) {
        new Delivery(context).handle(story.told());
        return story;
    }

    private CaseSamples aCase(String trainer) {
        return CaseSamples.aRower(CaseSamples.nextNumber()).opened(4).movedTo(clinic, trainer);
    }

    private String page(String path) {
        return body(browser.get().uri(path).exchange());
    }

    private String found(String text) {
        return body(browser.post()
                .uri("/board/search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bodyValue("text=" + text)
                .exchange());
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return String.valueOf(answer.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void showsOnlyTheOwnCasesWhenAskedTo() {
        CaseSamples mine = known(aCase("trainer.okafor"));
        CaseSamples hers = known(aCase("trainer.weiss"));

        assertThat(page("/board")).contains("case-" + mine.caseId, "case-" + hers.caseId);
        assertThat(page("/board?mine=true")).contains("case-" + mine.caseId).doesNotContain("case-" + hers.caseId);
    }

    @Test
    void siftsBySport() {
        CaseSamples rower = known(aCase("trainer.okafor"));

        assertThat(page("/board?sport=rowing")).contains("case-" + rower.caseId);
        assertThat(page("/board?sport=golf"))
                .doesNotContain("case-" + rower.caseId)
                .contains("No open cases fit these filters.");
    }

    @Test
    void findsAnAthleteByNumberAndByName() {
        CaseSamples story = known(aCase("trainer.okafor"));
        CaseSamples other = known(aCase("trainer.okafor"));
        String number = Athlete.numberOf(story.athleteId);

        STUBS.on("POST /athletes/search", Reply.json(200, "[]"));
        assertThat(found(number)).contains("row-" + story.caseId).doesNotContain("row-" + other.caseId);

        STUBS.on(
                "POST /athletes/search",
                Reply.json(
                        200,
                        "[{\"athleteId\":\"%s\",\"number\":\"A-1\",\"name\":\"Zoe\"}]".formatted(other.athleteId)));
        assertThat(found("zoe")).contains("row-" + other.caseId).doesNotContain("row-" + story.caseId);
    }

    @Test
    void saysWhenNamesCannotBeSearchedFor() {
        STUBS.on("POST /athletes/search", Reply.silence());
        assertThat(found("zoe")).contains("id=\"names-silent\"");
    }

    @Test
    void marksWhatIsLate() {
        CaseSamples late = known(aCase("trainer.okafor")
                .referred(Urgency.URGENT, CauseCategory.NERVE, ReferralOrigin.ASSESSMENT, "SLUMP"));

        assertThat(page("/board")).containsPattern("id=\"case-" + late.caseId + "\"[^>]*data-overdue=\"yes\"");
    }

    @Test
    void saysWhatAStalledReferralWaitsFor() {
        CaseSamples story = aCase("trainer.okafor")
                .referred(Urgency.ROUTINE, CauseCategory.NERVE, ReferralOrigin.ASSESSMENT, "SLUMP")
                .delivered();
        known(story);
        assertThat(page("/board")).contains("case-" + story.caseId).doesNotContain("Overdue: waiting for");

        known(story.stalled(ReferralStage.ACKNOWLEDGEMENT, 1));
        assertThat(page("/board"))
                .containsPattern("id=\"case-" + story.caseId + "\"[^>]*data-overdue=\"yes\"")
                .contains("Overdue: waiting for");
    }

    @Test
    void theListGoesOnWhereThePageEnded() {
        for (int index = 0; index < 102; index++) {
            known(aCase("trainer.okafor"));
        }
        String first = page("/board?view=list");
        String second = page(next(first));
        String third = page(next(second));

        assertThat(first.split("id=\"row-", -1)).hasSize(51);
        assertThat(second.split("id=\"row-", -1)).hasSize(51);
        assertThat(third.split("id=\"row-", -1)).hasSize(3);
        assertThat(third).doesNotContain("id=\"more\"");
    }

    private static String next(String rows) {
        return rows.replaceAll("(?s).*hx-get=\"(/board/rows[^\"]*)\".*", "$1").replace("&amp;", "&");
    }
}
