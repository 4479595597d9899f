package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.SpinalLevel;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Hands;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The loop with the physician, from the trainer's question to the end, on two screens that tell each other. */
@ExtendWith({EndToEnd.class, Browsing.class})
class ReferralLoopIT {

    private static final String INSTRUCTION = "No impact and no arching until the scan; walking as it likes.";
    private static final int ANSWER_IN_A_MINUTE = 12;

    @Test
    void runsFromScreenToScreenUntilTheTrainerClosesIt(Running backline, Chromium chromium)
            throws InterruptedException {
        String name = Intakes.somebody("Two Screens");
        ToldCase told = backline.begin(
                Clinic.NORTH,
                6,
                Athlete.woman(name, 19, "gymnastics"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(20).pain(5, 2, 7));
        told.examine(Examination.cleanScreen().boneTender(SpinalLevel.L5, LEFT));
        backline.views().awaitStage(told.caseId(), "ASSESSING", "REFER");
        try (Visitor physician = chromium.signedIn("physician.haddad", Screen.PHONE);
                Visitor trainer = chromium.signedIn("trainer.okafor")) {
            physician.open("/physician").live().mark();

            ask(trainer, told);
            Locator line = physician.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
            assertThat(line).isVisible();
            physician.checkStillTheSamePage().checkNoSidewaysScroll();
            trainer.open("/cases/" + told.caseId() + "?tab=referral").live().mark();
            assertThat(step(trainer, "acknowledged")).hasClass("now");

            line.click();
            var hands = new Hands(physician.ready().page());
            seen(hands, trainer);
            answered(hands, trainer);
            physician.ready().live().mark();

            readAndActedOn(trainer);
            assertThat(physician.page().locator("#loop")).containsText("The trainer: Back to assessment");
            physician.checkStillTheSamePage().checkNoSidewaysScroll().checkAccessible();
            backline.views().awaitStage(told.caseId(), "ASSESSING", "CONFIRM_CAUSE");
            backline.views().awaitReferral(referral(trainer), "CLOSED");
        }
    }

    private static void ask(Visitor trainer, ToldCase told) {
        Page page = trainer.open("/cases/" + told.caseId() + "?tab=assessment").page();
        page.locator("#act-refer summary").first().click();
        page.locator("#referral-form [name=urgency]").selectOption("URGENT");
        page.locator("#referral-form [name=question]").selectOption("IMAGING_NEEDED");
        page.locator("#referral-form [name=note]").fill("Worse on every landing.");
        page.locator("#refer").click();
        trainer.ready();
        assertThat(page.locator("#done")).isVisible();
    }

    /** Seen, accepted, and with an appointment; the trainer's page tells each without being loaded again. */
    private static void seen(Hands hands, Visitor trainer) {
        hands.tap("#acknowledge");
        assertThat(step(trainer, "acknowledged")).hasClass("done");
        assertThat(trainer.page().locator("#timeline [data-event=ReferralAcknowledged]"))
                .isVisible();
        hands.tap("#accept");
        assertThat(step(trainer, "accepted")).hasClass("done");
        assertThat(step(trainer, "accepted")).containsText("Haddad");
        LocalDateTime soon =
                LocalDateTime.now(ZoneId.of("America/New_York")).plusHours(20).truncatedTo(ChronoUnit.MINUTES);
        hands.page().locator("#appointment-form [data-writes=starts-at]").fill(soon.toString());
        hands.tap("#schedule");
        assertThat(step(trainer, "scheduled")).hasClass("done");
        assertThat(trainer.page().locator("#appointment")).isVisible();
        trainer.checkStillTheSamePage();
    }

    private static void answered(Hands hands, Visitor trainer) {
        int before = hands.interactions();
        hands.type("[name=diagnosisCode]", "M43.06");
        hands.tap("#report-form .chip:has([name=restrictions][value=NO_IMPACT])");
        hands.type("#report-form [name=note]", INSTRUCTION).tap("#report");
        Locator remaining = hands.page().locator("#report-form [name=remainingUrgency]");
        assertThat((boolean) remaining.evaluate("it => it.matches(':invalid')"))
                .as("nothing is sent before the physician said what becomes of the urgency")
                .isTrue();
        hands.select("#report-form [name=remainingUrgency]", "LIFTED").tap("#report");
        assertThat(hands.interactions() - before).isLessThanOrEqualTo(ANSWER_IN_A_MINUTE);
        assertThat(step(trainer, "reported")).hasClass("done");
        assertThat(trainer.page().locator("#answer")).containsText("M43.06");
        assertThat(trainer.page().locator("#answer .instruction")).hasText(INSTRUCTION);
        trainer.checkStillTheSamePage().checkAccessible();
    }

    private static void readAndActedOn(Visitor trainer) {
        Page page = trainer.page();
        page.locator("#review").click();
        trainer.ready();
        assertThat(step(trainer, "reviewed")).hasClass("done");
        page.locator("#reconciliation-form [name=choice][value=RETURN_TO_ASSESSMENT]")
                .check();
        assertThat(page.locator("#reconciliation-form [name=participation][value=LIMITED]"))
                .isChecked();
        assertThat(page.locator("#reconciliation-form [name=restrictions][value=NO_IMPACT]"))
                .isChecked();
        page.locator("#reconcile").click();
        trainer.ready();
        assertThat(step(trainer, "reconciled")).hasClass("done");
        assertThat(page.locator("#participation")).containsText("Limited");
        assertThat(page.locator("#stage")).hasAttribute("data-stage", "ASSESSING");
    }

    private static Locator step(Visitor visitor, String name) {
        return visitor.page().locator("#referral [data-step=" + name + "]");
    }

    private static UUID referral(Visitor trainer) {
        return UUID.fromString(trainer.page().locator("[data-referral]").first().getAttribute("data-referral"));
    }
}
