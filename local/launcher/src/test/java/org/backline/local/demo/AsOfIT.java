package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A case as it was: what had happened by a moment, as it was known then or as it is known today. */
@ExtendWith({EndToEnd.class, Browsing.class})
class AsOfIT {

    private static final String AS_ENTERED = "Trendelenburg left positive";
    private static final String AS_CORRECTED = "Trendelenburg left negative";

    @Test
    void theSliderTellsWhatWasKnownAndMarksWhatCameLateOrWasCorrected(Running backline, Chromium chromium)
            throws InterruptedException {
        UUID caseId = examinedLongAfterItBegan(backline);
        try (Visitor trainer = chromium.signedIn("trainer.okafor")) {
            Page page = trainer.open("/cases/" + caseId + "?tab=assessment").page();
            assertThat(happening(page, "IntakeRecorded").locator(".late")).containsText("later");
            assertThat(page.locator(".corrected")).hasCount(0);
            correct(page, "TREND LEFT");
            trainer.ready();
            assertThat(happening(page, "EntryAmended")).hasCount(1);
            assertThat(happening(page, "AssessmentProposed")).hasCount(4);
            assertThat(page.locator(".corrected")).hasCount(1);

            asKnownThen(page);
            trainer.checkLooks("case-as-of");
            asKnownToday(page);
            page.locator("#to-now").click();
            assertThat(page.locator("#then")).hasCount(0);
            assertThat(page.locator("#moment-words")).hasText("now");
            byAddress(trainer, caseId);
        }
    }

    private static UUID examinedLongAfterItBegan(Running backline) throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.NORTH,
                24 * 3,
                Athlete.woman("Noor Halvorsen", 20, "rowing"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(21).pain(5, 2, 7));
        told.examine(Examination.firstLook());
        backline.views().awaitStage(told.caseId(), "ASSESSING", "COMPLETE_SCREEN");
        told.examine(Examination.cleanScreen().weakGluteusMedius(LEFT));
        backline.views().awaitStage(told.caseId(), "ASSESSING", "CONFIRM_CAUSE");
        return told.caseId();
    }

    /** The entry was mistyped: its result was the other one. */
    private static void correct(Page page, String finding) {
        page.locator("#act-amend summary").click();
        Locator wrong = page.locator("#amend-what option[value$=' %s']".formatted(finding));
        page.locator("#amend-what").selectOption(wrong.getAttribute("value"));
        page.locator("#amend-form [name=now]").selectOption("NEGATIVE");
        page.locator("#amend-form [name=reason][value=MISTYPED]").check();
        page.locator("#amend").click();
    }

    /** Back past the correction and what followed from it, by keyboard. */
    private static void asKnownThen(Page page) {
        page.locator("#moment").focus();
        for (int back = 0; back < 4; back++) {
            page.keyboard().press("ArrowLeft");
        }
        assertThat(page.locator("#then")).containsText("as it was known then");
        assertThat(page.locator("#then")).containsText(AS_ENTERED);
        assertThat(page.locator("#then-stage")).hasAttribute("data-stage", "ASSESSING");
        assertThat(happening(page, "EntryAmended")).hasCount(0);
        assertThat(page.locator(".corrected")).hasCount(0);
    }

    private static void asKnownToday(Page page) {
        page.locator("#hindsight").check();
        assertThat(page.locator("#then")).containsText("with what is known today");
        assertThat(page.locator("#then")).containsText(AS_CORRECTED);
        assertThat(page.locator(".corrected")).hasCount(1);
    }

    /** An address names a moment too: before the intake was typed there was no case, though it had begun. */
    private static void byAddress(Visitor trainer, UUID caseId) {
        Page page = trainer.page();
        String moments = page.locator("#happenings").getAttribute("data-moments");
        String typed = moments.substring(0, moments.indexOf(' '));
        trainer.open("/cases/%s?knownAt=%s".formatted(caseId, typed));
        assertThat(page.locator("#happenings li")).hasCount(1);
        assertThat(page.locator("#then-stage")).hasAttribute("data-stage", "NEW");
        trainer.open("/cases/%s?knownAt=2020-01-01T00:00:00Z".formatted(caseId));
        assertThat(page.locator("#then")).containsText("did not exist yet");
        trainer.on(Screen.PHONE).checkNoSidewaysScroll();
    }

    private static Locator happening(Page page, String type) {
        return page.locator("#happenings [data-event=" + type + "]");
    }
}
