package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody is signed out in the middle of a form: it is there again afterwards, for that person alone. */
@ExtendWith({EndToEnd.class, Browsing.class})
class SessionEndIT {

    private static final String INSTRUCTION = "Nothing overhead for two weeks, then show her to me again.";
    private static final Duration SOON = Duration.ofSeconds(5);

    /** The first answer of the store about a form is held until the part with the form was read again and replaced. */
    private static final String READ_AGAIN_MEANWHILE = """
        (() => {
          const get = IDBObjectStore.prototype.get;
          IDBObjectStore.prototype.get = function (key) {
            const asked = get.call(this, key);
            if (!Array.isArray(key) || key[1] !== 'form') {
              return asked;
            }
            IDBObjectStore.prototype.get = get;
            const late = {};
            asked.onsuccess = () => {
              late.result = asked.result;
              document.body.addEventListener('htmx:afterSettle', (event) => {
                if (event.detail.target.id === 'proposal-part' && !document.body.dataset.swapped) {
                  document.body.dataset.swapped = 'meanwhile';
                  late.onsuccess();
                }
              });
              const again = () => htmx.trigger(document.getElementById('proposal-part'), 'sse:resync');
              document.readyState === 'complete' ? again() : window.addEventListener('load', again);
            };
            return late;
          };
        })()\
        """;

    @Test
    void aReportThatWasBegunIsThereAgainForWhoeverBeganIt(Running backline, Chromium chromium)
            throws InterruptedException {
        ToldCase told = aCase(backline, "Signed Out Meanwhile");
        told.refer(CauseCategory.BONY, Urgency.URGENT, ReferralQuestion.DIAGNOSIS);
        told.asked().acknowledge().accept();
        backline.views().awaitReferral(told.referralId(), "ACCEPTED");
        String packet = "/physician/referrals/" + told.referralId();
        try (Visitor physician =
                chromium.signedIn("physician.haddad").foresee("40[13]").foresee("Failed to load resource")) {
            Page page = open(physician, packet);
            page.locator("#report-form [name=diagnosisCode]").fill("M43.06");
            page.locator("#report-form [name=restrictions][value=NO_LIFTING]").check();
            page.locator("#report-form [name=remainingUrgency]").selectOption("LIFTED");
            note(page).fill(INSTRUCTION);
            await("it is kept").atMost(SOON).until(() -> Intakes.kept(page, "form") == 1);
            page.context().clearCookies();
            page.locator("#report").click();
            assertThat(page.locator("#done")).hasCount(0);

            physician.signIn("physician.adeyemi");
            assertThat(note(open(physician, packet))).hasValue("");
            assertThat(page.locator("[data-draft]")).hasCount(0);

            page.context().clearCookies();
            physician.signIn("physician.haddad");
            assertThat(note(open(physician, packet))).hasValue(INSTRUCTION);
            assertThat(page.locator("[data-draft]")).isVisible();
            assertThat(page.locator("#report-form [name=diagnosisCode]")).hasValue("M43.06");
            assertThat(page.locator("#report-form [name=restrictions][value=NO_LIFTING]"))
                    .isChecked();
            assertThat(page.locator("#report-form [name=remainingUrgency]")).hasValue("LIFTED");
            physician.checkAccessible().on(Screen.PHONE).checkNoSidewaysScroll();

            page.locator("#report").click();
            assertThat(page.locator("#done")).isVisible();
            await("it is forgotten").atMost(SOON).until(() -> Intakes.kept(page, "form") == 0);
            backline.views().awaitReferral(told.referralId(), "REPORTED");
        }
    }

    @Test
    void whatIsNotWantedAnyMoreIsForgotten(Running backline, Chromium chromium) throws InterruptedException {
        ToldCase told = aCase(backline, "Thought Better");
        backline.views().awaitStage(told.caseId(), "NEW", "RECORD_FINDINGS");
        String assessment = "/cases/" + told.caseId() + "?tab=assessment";
        try (Visitor trainer = chromium.signedIn("trainer.okafor")) {
            Page page = beginReferral(trainer, assessment, "On second thought");
            open(trainer, "/board");
            open(trainer, assessment);
            assertThat(page.locator("#referral-form [name=note]")).hasValue("On second thought");
            assertThat(page.locator("#referral-form [name=note]")).isVisible();
            page.locator("[data-draft] button").click();
            assertThat(page.locator("[data-draft]")).hasCount(0);
            assertThat(page.locator("#referral-form [name=note]")).hasValue("");
        }
    }

    /** News of the case may come while the page still looks for what was typed. */
    @Test
    void whatWasBegunIsThereAlsoWhenThePartIsReplacedMeanwhile(Running backline, Chromium chromium)
            throws InterruptedException {
        ToldCase told = aCase(backline, "News Meanwhile");
        backline.views().awaitStage(told.caseId(), "NEW", "RECORD_FINDINGS");
        String assessment = "/cases/" + told.caseId() + "?tab=assessment";
        try (Visitor trainer = chromium.signedIn("trainer.okafor")) {
            Page page = beginReferral(trainer, assessment, "Before the news");
            page.addInitScript(READ_AGAIN_MEANWHILE);
            open(trainer, assessment);
            assertThat(page.locator("body[data-swapped=meanwhile]")).hasCount(1);
            assertThat(page.locator("#referral-form [name=note]")).hasValue("Before the news");
            assertThat(page.locator("#referral-form [data-draft]")).isVisible();
        }
    }

    private static ToldCase aCase(Running backline, String who) throws InterruptedException {
        return backline.begin(
                Clinic.NORTH,
                6,
                Athlete.woman(Intakes.somebody(who), 19, "volleyball"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(20).pain(5, 2, 7));
    }

    private static Page beginReferral(Visitor trainer, String assessment, String note) {
        Page page = open(trainer, assessment);
        page.locator("#act-refer summary").first().click();
        page.locator("#referral-form [name=note]").fill(note);
        await("it is kept").atMost(SOON).until(() -> Intakes.kept(page, "form") == 1);
        return page;
    }

    private static Page open(Visitor visitor, String path) {
        Page page = visitor.open(path).page();
        assertThat(page.locator("body[data-drafts=ready]")).hasCount(1);
        return page;
    }

    private static Locator note(Page page) {
        return page.locator("#report-form [name=note]");
    }
}
