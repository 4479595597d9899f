package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.MuscularPattern;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one person does, another sees, without loading the page again. */
@ExtendWith({EndToEnd.class, Browsing.class})
class TwoBrowsersIT {

    /** A page that was loaded again has forgotten this. */
    private static final String MARK = "() => { window.stillTheSamePage = true; }";

    private static final String IS_MARKED = "() => window.stillTheSamePage === true";

    @Test
    void aNewCaseAppearsOnEveryBoardOfItsClinic(Running backline, Chromium chromium) throws InterruptedException {
        String name = Intakes.somebody("Live Update");
        try (Visitor okafor = chromium.signedIn("trainer.okafor");
                Visitor bell = chromium.signedIn("trainer.bell", Screen.PHONE);
                Visitor elsewhere = chromium.signedIn("trainer.lindqvist")) {
            for (Visitor one : new Visitor[] {okafor, bell, elsewhere}) {
                one.open("/board").live().page().evaluate(MARK);
            }

            backline.begin(Clinic.NORTH, 2, Athlete.man(name, 20, "golf"), Intakes.sore());

            assertThat(card(okafor, name)).isVisible();
            assertThat(card(bell, name)).isVisible();
            assertThat(elsewhere.page().getByText(name)).hasCount(0);
            for (Visitor one : new Visitor[] {okafor, bell, elsewhere}) {
                assertThat(one.page().evaluate(IS_MARKED))
                        .as("was not loaded again")
                        .isEqualTo(true);
            }
        }
    }

    @Test
    void theLoopWithThePhysicianRunsFromScreenToScreen(Running backline, Chromium chromium)
            throws InterruptedException {
        String name = Intakes.somebody("Two Screens");
        ToldCase told = backline.begin(
                Clinic.NORTH,
                6,
                Athlete.woman(name, 19, "gymnastics"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(20).pain(5, 2, 7));
        try (Visitor physician = chromium.signedIn("physician.haddad");
                Visitor trainer = chromium.signedIn("trainer.okafor")) {
            physician.open("/physician").live().page().evaluate(MARK);

            told.refer(CauseCategory.BONY, Urgency.URGENT, ReferralQuestion.CLEARANCE_TO_PARTICIPATE);

            Locator line = physician
                    .page()
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
            assertThat(line).isVisible();
            assertThat(physician.page().evaluate(IS_MARKED))
                    .as("was not loaded again")
                    .isEqualTo(true);
            trainer.open("/cases/" + told.caseId() + "?tab=referral")
                    .live()
                    .page()
                    .evaluate(MARK);

            line.click();
            physician.ready().page().locator("#acknowledge").click();

            assertThat(trainer.page().locator("#timeline [data-event=ReferralAcknowledged]"))
                    .isVisible();
            assertThat(trainer.page().evaluate(IS_MARKED))
                    .as("was not loaded again")
                    .isEqualTo(true);
        }
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
