package org.backline.dashboard.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Instrument;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.department.Counted;
import org.backline.dashboard.web.PagedLists;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number leads to the cases it was made of, page by page, and to nobody else's. */
@TestDashboard
class CasesBehindTest extends PagedLists {

    CasesBehindTest() {
        super(
                "trainer.behind",
                Role.ATHLETIC_TRAINER,
                "data-case=\"([0-9a-f-]{36})\"",
                "id=\"next-page\"[^>]* href=\"([^\"]*)\"");
    }

    @BeforeEach
    void noScorecard() {
        STUBS.on("GET /scorecard", Reply.json(200, "{\"table\":[],\"rules\":[]}"));
    }

    private CaseSamples here() {
        return CaseSamples.aRower(CaseSamples.nextNumber()).opened(6).movedTo(clinic, "trainer.behind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/figures/cases?stage=NEW",
                "/figures/cases?sport=rowing",
                "/figures/cases?cause=UNKNOWN",
                "/figures/cases?overdue=true",
                "/figures/cases?number=TIMED&group="
            })
    void comePageByPage(String path) {
        Set<String> told = IntStream.range(0, 103)
                .mapToObj(number -> known(here()).caseId.toString())
                .collect(Collectors.toSet());
        List<String> listed = all(path.endsWith("=") ? path + clinic : path);
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new HashSet<>(listed)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cause=BONY", "stage=WITH_PHYSICIAN&cause=BONY", "sport=rowing&cause=BONY"})
    void aRareCauseIsFoundAmongMany(String query) {
        String first = asked();
        for (int number = 0; number < 60; number++) {
            known(here());
        }
        String last = asked();
        known(here().referred(Urgency.URGENT, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .closed(CaseOutcome.RESOLVED));
        assertThat(lines(page("/figures/cases?" + query))).containsExactlyInAnyOrder(first, last);
        assertThat(page("/figures")).contains("/figures/cases?cause=BONY");
    }

    private String asked() {
        return known(here().referred(Urgency.URGENT, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK"))
                .caseId
                .toString();
    }

    @Test
    void areThoseOfTheScorecardInItsOrder() {
        String first = known(here()).caseId.toString();
        String second = known(here()).caseId.toString();
        String unseen = UUID.randomUUID().toString();
        STUBS.on("GET /scorecard/cases", Reply.json(200, """
            [{"caseId": "%s"}, {"caseId": "%s"}, {"caseId": "%s"}]\
            """.formatted(second, unseen, first)));
        String html = page("/figures/scorecard/cases?disposition=MANAGE&diagnosis=DISC&after=" + unseen);
        assertThat(lines(html)).containsExactly(second, first);
        assertThat(html).contains("Cases with a later diagnosis");
        assertThat(STUBS.asked("GET /scorecard/cases").getFirst().query())
                .isEqualTo("disposition=MANAGE&diagnosis=DISC&limit=51&after=" + unseen);
        assertThat(page("/figures/scorecard/cases?disposition=MANAGE&missed=true"))
                .contains("Cases that were asked for too late");
        assertThat(lines(page("/figures/scorecard/cases?disposition=%27&after=x")))
                .isEmpty();
    }

    @Test
    void comePageByPageFromTheScorecardToo() {
        List<String> known = IntStream.range(0, 51)
                .mapToObj(number -> known(here()).caseId.toString())
                .toList();
        STUBS.on(
                "GET /scorecard/cases",
                asked -> Reply.json(
                        200,
                        known.stream()
                                .skip(asked.query().contains("&after=" + known.get(49)) ? 50 : 0)
                                .map("{\"caseId\": \"%s\"}"::formatted)
                                .collect(Collectors.joining(",", "[", "]"))));
        assertThat(all("/figures/scorecard/cases?disposition=MANAGE&diagnosis=DISC"))
                .isEqualTo(known);
    }

    @Test
    void saysSoWhenTheScorecardIsSilent() {
        STUBS.on("GET /scorecard/cases", Reply.json(503, "{}"));
        assertThat(page("/figures/scorecard/cases?disposition=MANAGE&missed=true"))
                .contains("id=\"scorecard-silent\"")
                .doesNotContain("None any more");
    }

    @Test
    void areThoseOfTheLoop() {
        CaseSamples seen =
                known(here().referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER")
                        .seen());
        CaseSamples unseen =
                known(here().referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER"));
        assertThat(page("/figures"))
                .contains("/figures/cases?number=ACKNOWLEDGED&amp;group=URGENT", "number=OPEN&amp;group=URGENT");
        assertThat(lines(page("/figures/cases?number=ACKNOWLEDGED&group=URGENT")))
                .containsExactly(seen.caseId.toString());
        assertThat(lines(page("/figures/cases?number=OPEN&group=URGENT")))
                .containsExactlyInAnyOrder(seen.caseId.toString(), unseen.caseId.toString());
        assertThat(lines(page("/figures/cases?number=OPEN&group=ROUTINE"))).isEmpty();
        assertThat(page("/figures/cases?number=ACKNOWLEDGED&group=URGENT")).contains("Hours");
    }

    @Test
    void areThoseOfAnOutcomeWithWhatTheyBringToIt() {
        CaseSamples followed = known(here().scored(Instrument.NPRS, 2));
        known(here());
        assertThat(page("/figures/cases?number=FOLLOWED&group=" + clinic))
                .contains(followed.caseId.toString(), "6.0 → 2.0", "Pain, first to last");
        assertThat(lines(page("/figures/cases?number=FOLLOWED&group=" + clinic)))
                .hasSize(1);
    }

    @Test
    void overdueWorkIsAFigureOfItsOwn() {
        CaseSamples late = known(here());
        assertThat(page("/figures"))
                .contains(
                        "id=\"figure-overdue\"", "/figures/cases?clinic=" + clinic + "&amp;stage=NEW&amp;overdue=true");
        assertThat(lines(page("/figures/cases?clinic=" + clinic + "&stage=NEW&overdue=true")))
                .containsExactly(late.caseId.toString());
        assertThat(page("/figures/overdue/csv")).contains(",1,");
    }

    @ParameterizedTest
    @EnumSource(Counted.class)
    void areNobodyElses(Counted counted) {
        known(here().scored(Instrument.NPRS, 2)
                .referred(Urgency.URGENT, CauseCategory.SERIOUS, ReferralOrigin.ASSESSMENT, "FEVER")
                .seen());
        String group = counted.ofReferrals() ? "URGENT" : clinic;
        assertThat(lines(page("/figures/cases?number=" + counted + "&group=" + group, "elsewhere")))
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
        assertThat(page("/figures/cases?" + query)).contains("id=\"figures-cases\"");
    }
}
