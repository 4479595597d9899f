package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Urgency;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The visit, the studies and the rest of a referral, noted by whichever side knows first. */
@ExtendWith({EndToEnd.class, Browsing.class})
class ReferralFormsIT {

    @Test
    void bothSidesNoteWhatTheyKnow(Running backline, Chromium chromium) throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.NORTH,
                5,
                Athlete.woman(Intakes.somebody("Both Sides"), 19, "gymnastics"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(20).pain(5, 2, 7));
        told.examine(Examination.cleanScreen().boneTender(SpinalLevel.L5, LEFT))
                .refer(CauseCategory.BONY, Urgency.ROUTINE, ReferralQuestion.IMAGING_NEEDED, Diagnostic.MRI);
        told.asked().acknowledge().accept().schedule(20);
        backline.views().awaitReferral(told.asked().id(), "SCHEDULED");
        String tab = "/cases/" + told.caseId() + "?tab=referral";
        try (Visitor trainer = chromium.signedIn("trainer.okafor").foresee("409");
                Visitor physician = chromium.signedIn("physician.haddad")) {
            Page page = trainer.open(tab).page();
            trainer.checkLooks("referral-scheduled");
            page.locator(".visit-form button[value=false]").click();
            assertThat(page.locator(".visit-form .refusal")).containsText("has not begun");
            page.locator(".visit-form button[value=true]").click();
            assertThat(step(trainer, "attended")).hasClass("done");

            Page packet =
                    physician.open("/physician/referrals/" + told.asked().id()).page();
            packet.locator("#order").click();
            packet.locator("#diagnostics-form .chip:has([value=MRI])").click();
            packet.locator("#diagnostics-form button").click();
            assertThat(packet.locator("[data-step=studies]")).hasClass("done");
            physician.checkLooks("packet-studies");

            trainer.open(tab);
            assertThat(step(trainer, "results")).hasClass("now");
            page.locator(".results-form [name='outcome.MRI']").selectOption("ABNORMAL");
            trainer.checkAccessible();
            page.locator(".results-form button").click();
            assertThat(step(trainer, "results")).hasClass("done");

            page.locator(".act:has(.interruption-form) summary").click();
            page.locator(".interruption-form [name=reason]").selectOption("ATHLETE_AWAY");
            page.locator(".interruption-form button").click();
            assertThat(step(trainer, "interrupted")).hasClass("stopped");
            trainer.open(tab).checkLooks("referral-rests");
            physician.open("/physician/referrals/" + told.asked().id());
            assertThat(packet.locator("#rests")).isVisible();
            assertThat(packet.locator("#report-form")).hasCount(0);
            physician.checkLooks("packet-rests");
        }
        backline.views().awaitReferral(told.asked().id(), "INTERRUPTED");
    }

    private static Locator step(Visitor visitor, String name) {
        return visitor.page().locator("#referral [data-step=" + name + "]");
    }
}
