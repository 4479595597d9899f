package org.backline.dashboard.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.codes.CauseCategory;
import org.backline.codes.Instrument;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.department.Counted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Every number leads to the cases it was made of, page by page, and to nobody else's. */
@TestDashboard
class CasesBehindTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final Pattern CASE = Pattern.compile("data-case=\"([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("id=\"next-page\"[^>]* href=\"([^\"]*)\"");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;
    private String clinic;

    @BeforeEach
    void begin() {
        STUBS.reset();
        STUBS.on("GET /scorecard", Reply.json(200, "{\"table\":[],\"rules\":[]}"));
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
        clinic = "behind-" + CaseSamples.nextNumber();
    }

    private String page(String path, String... clinics) {
        return String.valueOf(browser.get()
                .uri(path)
                .header("Authorization", As.somebody("trainer.behind", Role.ATHLETIC_TRAINER, clinics))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> cases(String html) {
        return CASE.matcher(html)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private CaseSamples known(CaseSamples story) {
        new Delivery(context).handle(story.told());
        return story;
    }

    private CaseSamples here() {
        return CaseSamples.aRower(CaseSamples.nextNumber()).opened(6).movedTo(clinic, "trainer.behind");
    }

    /** Walks from page to page until there is no next one. */
    private List<String> all(String path) {
        List<String> found = new java.util.ArrayList<>();
        String html = page(path, clinic);
        found.addAll(cases(html));
        var next = NEXT.matcher(html);
        while (next.find()) {
            assertThat(cases(html)).hasSize(50);
            html = page(next.group(1).replace("&amp;", "&"), clinic);
            found.addAll(cases(html));
            next = NEXT.matcher(html);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/figures/cases?stage=NEW", "/figures/cases?sport=rowing", "/figures/cases?number=TIMED&group="})
    void comePageByPage(String path) {
        Set<String> told = IntStream.range(0, 103)
                .mapToObj(number -> known(here()).caseId.toString())
                .collect(Collectors.toSet());
        List<String> listed = all(path.endsWith("=") ? path + clinic : path);
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new HashSet<>(listed)).isEqualTo(told);
    }

    @Test
    void areThoseOfTheLoop() {
        CaseSamples seen =
                known(here().referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER")
                        .seen());
        CaseSamples unseen =
                known(here().referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER"));
        assertThat(page("/figures", clinic))
                .contains("/figures/cases?number=ACKNOWLEDGED&amp;group=URGENT", "number=OPEN&amp;group=URGENT");
        assertThat(cases(page("/figures/cases?number=ACKNOWLEDGED&group=URGENT", clinic)))
                .containsExactly(seen.caseId.toString());
        assertThat(cases(page("/figures/cases?number=OPEN&group=URGENT", clinic)))
                .containsExactlyInAnyOrder(seen.caseId.toString(), unseen.caseId.toString());
        assertThat(cases(page("/figures/cases?number=OPEN&group=ROUTINE", clinic)))
                .isEmpty();
        assertThat(page("/figures/cases?number=ACKNOWLEDGED&group=URGENT", clinic))
                .contains("Hours");
    }

    @Test
    void areThoseOfAnOutcomeWithWhatTheyBringToIt() {
        CaseSamples followed = known(here().scored(Instrument.NPRS, 2));
        known(here());
        assertThat(page("/figures/cases?number=FOLLOWED&group=" + clinic, clinic))
                .contains(followed.caseId.toString(), "6.0 → 2.0", "Pain, first to last");
        assertThat(cases(page("/figures/cases?number=FOLLOWED&group=" + clinic, clinic)))
                .hasSize(1);
    }

    @Test
    void overdueWorkIsAFigureOfItsOwn() {
        CaseSamples late = known(here());
        assertThat(page("/figures", clinic))
                .contains(
                        "id=\"figure-overdue\"", "/figures/cases?clinic=" + clinic + "&amp;stage=NEW&amp;overdue=true");
        assertThat(cases(page("/figures/cases?clinic=" + clinic + "&stage=NEW&overdue=true", clinic)))
                .containsExactly(late.caseId.toString());
        assertThat(page("/figures/overdue/csv", clinic)).contains(",1,");
    }

    @ParameterizedTest
    @EnumSource(Counted.class)
    void areNobodyElses(Counted counted) {
        known(here().scored(Instrument.NPRS, 2)
                .referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER")
                .seen());
        String group = counted.ofReferrals() ? "URGENT" : clinic;
        assertThat(cases(page("/figures/cases?number=" + counted + "&group=" + group, "elsewhere")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number=NOTHING&group=x",
                "number=OPEN&group=%27%3B",
                "stage=CLOSED",
                "stage=NONSENSE",
                "clinic=south",
                "number=TIMED&group=x&after=nonsense",
                "after=1_2_3"
            })
    void oddQuestionsGetAPageAndNoMore(String query) {
        assertThat(page("/figures/cases?" + query, clinic)).contains("id=\"figures-cases\"");
    }
}
