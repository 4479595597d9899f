package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.backline.codes.BodyRegion;
import org.backline.codes.MuscularPattern;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one person does, another sees, without loading the page again. */
@ExtendWith({EndToEnd.class, Browsing.class})
class TwoBrowsersIT {

    @Test
    void aNewCaseAppearsOnEveryBoardOfItsClinic(Running backline, Chromium chromium) throws InterruptedException {
        String name = Intakes.somebody("Live Update");
        try (Visitor okafor = chromium.signedIn("trainer.okafor");
                Visitor bell = chromium.signedIn("trainer.bell", Screen.PHONE);
                Visitor elsewhere = chromium.signedIn("trainer.lindqvist")) {
            for (Visitor one : new Visitor[] {okafor, bell, elsewhere}) {
                one.open("/board").live().mark();
            }

            backline.begin(Clinic.NORTH, 2, Athlete.man(name, 20, "golf"), Intakes.sore());

            assertThat(card(okafor, name)).isVisible();
            assertThat(card(bell, name)).isVisible();
            assertThat(elsewhere.page().getByText(name)).hasCount(0);
            bell.checkNoSidewaysScroll();
            for (Visitor one : new Visitor[] {okafor, bell, elsewhere}) {
                one.checkStillTheSamePage();
            }
        }
    }

    /** What follows from an intake comes within a second of it: what comes last must not be what is passed over. */
    @Test
    void ofManyChangesTheLastIsReadAndNotEachOne(Chromium chromium) {
        try (Visitor okafor = chromium.signedIn("trainer.okafor")) {
            Page page = okafor.open("/board").live().page();
            page.evaluate("""
                    async () => {
                      window.firstChange = performance.now();
                      for (let change = 0; change < 8; change++) {
                        window.lastChange = performance.now();
                        htmx.trigger('#board', 'sse:changed');
                        await new Promise((done) => window.setTimeout(done, 80));
                      }
                    }""");
            await().pollInSameThread().atMost(30, SECONDS).until(() -> reads(page, "lastChange") > 0);
            // One at once, unless somebody else's was a moment before; one at the end of its second; one of somebody
            // else's.
            assertThat(reads(page, "firstChange")).isBetween(1, 3);
        }
    }

    private static int reads(Page page, String since) {
        return ((Number) page.evaluate("""
                (since) => performance.getEntriesByType('resource').filter(
                    (one) => one.name.includes('/board/cases') && one.startTime >= window[since]).length""", since)).intValue();
    }

    @Test
    void aConfirmedCauseBecomesAProgram(Running backline, Chromium chromium) throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.NORTH,
                24 * 3,
                Athlete.woman(Intakes.somebody("Into A Program"), 20, "rowing"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(21).pain(5, 2, 7));
        told.examine(Examination.cleanScreen().weakGluteusMedius(LEFT));
        backline.views().awaitStage(told.caseId(), "ASSESSING", "CONFIRM_CAUSE");
        try (Visitor trainer = chromium.signedIn("trainer.okafor")) {
            trainer.open("/cases/" + told.caseId() + "?tab=assessment");
            Page page = trainer.page();
            page.locator("#act-cause summary").first().click();
            assertThat(page.locator("#cause-form")).containsText("luteus medius");
            page.locator("#confirm-cause").click();

            backline.views().awaitStage(told.caseId(), "IN_PROGRAM", "ASSIGN_PROGRAM");
            assertThat(backline.views()
                            .awaitCase(told.caseId(), "with its cause", row -> true)
                            .path("causes")
                            .get(0)
                            .asString())
                    .isEqualTo(MuscularPattern.P1.name());
            trainer.open("/cases/" + told.caseId() + "?tab=program");
            assertThat(page.locator("#exercises")).isVisible();
            page.locator("#assign").click();
            backline.views().awaitStage(told.caseId(), "IN_PROGRAM", "LOG_SESSION");
        }
    }

    private static Locator card(Visitor visitor, String name) {
        return visitor.page().getByText(name).first();
    }
}
