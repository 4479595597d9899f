package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;
import static org.backline.local.demo.Views.happenings;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Hands;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The worksheet as it is filled in: without a mouse, by two people at once, through a lost network and a lost session. */
@ExtendWith({EndToEnd.class, Browsing.class})
class WorksheetIT {

    @Test
    void goesFromFindingsToAConfirmedCauseWithTheKeyboardAlone(Running backline, Chromium chromium)
            throws InterruptedException {
        UUID caseId = begun(backline, "Without A Mouse");
        try (Visitor trainer = at(chromium, "trainer.okafor", Screen.WIDE, caseId)) {
            Page page = trainer.page();
            var hands = new Hands(page);
            for (String group : new String[] {"NERVE", "BONE"}) {
                hands.tabTo("[data-group=" + group + "] [data-rest-negative]").press("Enter");
            }
            hands.tabTo("[data-group=SIJ] > summary").press("Enter");
            hands.tabTo("[data-group=SIJ] [data-rest-negative]").press("Enter");
            hands.tabTo("[data-group=MUSCLE] > summary").press("Enter");
            weakGluteusMedius(hands);
            hands.tabTo("[data-group=OTHER] > summary").press("Enter");
            for (String side : new String[] {"LEFT", "RIGHT"}) {
                hands.tabTo(result("FADIR", side)).press("Space");
            }
            assertThat(state(page)).hasAttribute("data-state", "saved");
            assertThat(page.locator("#proposal")).hasAttribute("data-disposition", "MANAGE");
            assertThat(page.locator("#missing")).hasCount(0);
            assertThat(page.locator("#proposal [data-pattern=P1]")).hasCount(1);
            backline.views().awaitStage(caseId, "ASSESSING", "CONFIRM_CAUSE");

            hands.tabBackTo("#act-cause > summary").press("Enter");
            hands.tabTo("#confirm-cause").press("Enter");
            assertThat(page.locator("#done")).isVisible();
            backline.views().awaitStage(caseId, "IN_PROGRAM", "ASSIGN_PROGRAM");
        }
    }

    @Test
    void twoPeopleSeeEachOtherAndNoEntryIsLost(Running backline, Chromium chromium) throws InterruptedException {
        UUID caseId = begun(backline, "Two At Once");
        try (Visitor okafor = at(chromium, "trainer.okafor", Screen.WIDE, caseId);
                Visitor bell = at(chromium, "trainer.bell", Screen.PHONE, caseId)) {
            assertThat(okafor.page().locator("[data-patch=others]")).containsText("Bell");
            assertThat(bell.page().locator("[data-patch=others]")).containsText("Okafor");
            bell.checkNoSidewaysScroll();

            enter(okafor.page(), "SLUMP", "LEFT", "NEGATIVE");
            enter(bell.page(), "SLUMP", "RIGHT", "POSITIVE");
            // The same test on the same side, at the same time: both stand in the history.
            enter(okafor.page(), "HOP", "LEFT", "NEGATIVE");
            enter(bell.page(), "HOP", "LEFT", "POSITIVE");

            assertThat(state(okafor.page())).hasAttribute("data-state", "saved");
            assertThat(state(bell.page())).hasAttribute("data-state", "saved");
            assertThat(last(okafor.page(), "SLUMP", "RIGHT")).containsText("+");
            assertThat(last(bell.page(), "SLUMP", "LEFT")).containsText("−");
            backline.views()
                    .awaitCase(
                            caseId,
                            "with the entries of both",
                            row -> frequency(happenings(row), "FindingsRecorded") >= 2);
            assertThat(okafor.page().locator("#happenings")).containsText("Bell");
        }
    }

    @Test
    void keepsEntriesThroughALostNetworkAndSendsThemOnce(Running backline, Chromium chromium)
            throws InterruptedException {
        UUID caseId = begun(backline, "No Network");
        try (Visitor trainer = at(chromium, "trainer.okafor", Screen.PHONE, caseId)
                .foresee("ERR_INTERNET_DISCONNECTED")
                .foresee("ERR_FAILED")) {
            Page page = trainer.page();
            page.context().setOffline(true);
            enter(page, "SLUMP", "LEFT", "NEGATIVE");
            assertThat(state(page)).hasAttribute("data-state", "kept");
            assertThat(page.locator("#sheet-lost")).containsText("No connection");
            enter(page, "HOP", "LEFT", "POSITIVE");
            assertThat(state(page)).containsText("(2)");
            trainer.checkNoSidewaysScroll();

            page.context().setOffline(false);
            assertThat(state(page)).hasAttribute("data-state", "saved");
            assertThat(page.locator("#sheet-lost")).isHidden();
            trainer.open("/cases/" + caseId + "?tab=assessment");
            JsonNode row = backline.views()
                    .awaitCase(
                            caseId, "with both entries", told -> frequency(happenings(told), "FindingsRecorded") >= 2);
            assertThat(frequency(happenings(row), "FindingsRecorded"))
                    .as("sent once each")
                    .isEqualTo(2);
        }
    }

    @Test
    void keepsEntriesWhenTheSessionHasEnded(Running backline, Chromium chromium) throws InterruptedException {
        UUID caseId = begun(backline, "Signed Out");
        try (Visitor trainer = at(chromium, "trainer.okafor", Screen.WIDE, caseId)
                .foresee("401")
                .foresee("403")) {
            Page page = trainer.page();
            page.context().clearCookies();
            enter(page, "SLUMP", "LEFT", "NEGATIVE");
            assertThat(page.locator("#sheet-lost")).containsText("signed out");

            trainer.signIn("trainer.okafor");
            trainer.open("/cases/" + caseId + "?tab=assessment");
            assertThat(state(page)).hasAttribute("data-state", "saved");
            assertThat(last(page, "SLUMP", "LEFT")).containsText("−");
            JsonNode row = backline.views()
                    .awaitCase(caseId, "with its entry", told -> frequency(happenings(told), "FindingsRecorded") >= 1);
            assertThat(frequency(happenings(row), "FindingsRecorded")).isEqualTo(1);
        }
    }

    /** P1, as an examiner finds it: weaker on one side, the pelvis drops, and two muscles are sore. */
    private static void weakGluteusMedius(Hands hands) {
        Page page = hands.page();
        hands.tabTo("[data-test=HHD_ABD] [data-side=LEFT] input[type=number]");
        page.keyboard().type("112");
        hands.tabTo("[data-test=HHD_ABD] [data-side=RIGHT] input[type=number]");
        page.keyboard().type("146");
        hands.tabTo(result("TREND", "LEFT")).press("ArrowRight");
        hands.tabTo(result("TREND", "RIGHT")).press("Space");
        for (String sore : new String[] {"GLUT_TTP", "QL_TTP"}) {
            hands.tabTo(result(sore, "LEFT")).press("ArrowRight");
            hands.tabTo("[data-test=%s] [data-side=LEFT] input[type=checkbox]".formatted(sore))
                    .press("Space");
        }
    }

    private static UUID begun(Running backline, String name) throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.NORTH,
                5,
                Athlete.woman(Intakes.somebody(name), 20, "rowing"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(21).pain(5, 2, 7));
        backline.views().awaitStage(told.caseId(), "NEW", "RECORD_FINDINGS");
        return told.caseId();
    }

    private static Visitor at(Chromium chromium, String username, Screen screen, UUID caseId) {
        return chromium.signedIn(username, screen)
                .open("/cases/" + caseId + "?tab=assessment")
                .live();
    }

    private static void enter(Page page, String test, String side, String result) {
        page.locator("[data-test=%s] [data-side=%s] input[value=%s]".formatted(test, side, result))
                .check();
    }

    private static String result(String test, String side) {
        return "[data-test=%s] [data-side=%s] input[type=radio]".formatted(test, side);
    }

    private static Locator last(Page page, String test, String side) {
        return page.locator("[data-test=%s] [data-side=%s] .last-part".formatted(test, side));
    }

    private static Locator state(Page page) {
        return page.locator("#saved-state");
    }
}
