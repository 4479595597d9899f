package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Gallery;
import org.backline.local.browser.Hands;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An emergency at the door: said at once, with the physician at once, on top of every board until somebody has seen it. */
@ExtendWith({EndToEnd.class, Browsing.class})
class EmergencyIT {

    private static final String NAME = "Juno Castellan";

    @Test
    void isSaidAtOnceAndStandsOnTopUntilAPhysicianHasSeenIt(Running backline, Chromium chromium) {
        try (Visitor trainer = chromium.signedIn("trainer.okafor", Screen.PHONE);
                Visitor headTrainer = chromium.signedIn("trainer.bell");
                Visitor physician = chromium.signedIn("physician.haddad", Screen.PHONE)) {
            physician.open("/physician").live().mark();
            headTrainer.open("/board").live().mark();

            UUID caseId = record(trainer);

            Locator inBand = headTrainer.page().locator("#emergencies [data-case='" + caseId + "']");
            assertThat(inBand).isVisible();
            assertThat(inBand).containsText(NAME);
            Gallery.take(headTrainer.page(), "board-emergency");
            Locator line = physician.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NAME));
            assertThat(line).isVisible();
            assertThat(physician.page().locator(".inbox li").first()).hasAttribute("data-urgency", "EMERGENCY");
            physician.checkStillTheSamePage().checkNoSidewaysScroll();
            backline.views().awaitStage(caseId, "WITH_PHYSICIAN", "AWAIT_PHYSICIAN");

            line.click();
            physician
                    .ready()
                    .checkNoSidewaysScroll()
                    .page()
                    .locator("#acknowledge")
                    .click();

            assertThat(inBand).hasCount(0);
            assertThat(headTrainer.page().locator("#column-WITH_PHYSICIAN [data-case='" + caseId + "']"))
                    .hasCount(1);
            headTrainer.checkStillTheSamePage();
        }
    }

    private static UUID record(Visitor trainer) {
        Page page = trainer.open("/cases/new").page();
        assertThat(page.locator("#intake[data-intake=ready]")).hasCount(1);
        var hands = new Hands(page);
        Intakes.fillInNewAthlete(hands, NAME);
        Locator alarm = page.locator("#alarm-emergency");
        assertThat(alarm).isHidden();
        hands.choose("redFlags.CES_BLADDER", "YES");
        assertThat(alarm).isVisible();
        assertThat(alarm).containsText("Bladder change");
        assertThat(alarm).containsText("emergency department, today");
        trainer.checkNoSidewaysScroll().checkAccessible();
        Gallery.take(page, "intake-emergency-phone");
        Intakes.fillInTheRest(hands);
        hands.tap("#record");
        return Intakes.recorded(page);
    }
}
