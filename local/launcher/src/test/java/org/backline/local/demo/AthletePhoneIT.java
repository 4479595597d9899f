package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.backline.local.demo.Views.happenings;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.backline.codes.BodyRegion;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Provocation;
import org.backline.codes.Side;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An athlete with a phone, a link and no account. */
@ExtendWith({EndToEnd.class, Browsing.class})
class AthletePhoneIT {

    @Test
    void logsASessionThatWasKeptWhileTheNetworkWasGone(Running backline, Chromium chromium)
            throws InterruptedException {
        Views views = backline.views();
        ToldCase told = backline.begin(
                Clinic.NORTH,
                24 * 9,
                Athlete.woman("Phone At Hand", 21, "swimming"),
                Complaint.of(BodyRegion.LUMBAR, Side.RIGHT)
                        .gradually(15)
                        .pain(4, 2, 6)
                        .worseWith(Provocation.ROTATION));
        told.examine(Examination.cleanScreen().poorControl())
                .confirm(MuscularPattern.P6)
                .assign();
        views.awaitStage(told.caseId(), "IN_PROGRAM", "LOG_SESSION");
        String path = linkOf(told, chromium);

        try (Visitor athlete = chromium.stranger(Screen.PHONE).foresee("ERR_INTERNET_DISCONNECTED")) {
            athlete.open(path).checkLooks("athlete-link");
            athlete.on(Screen.PHONE).checkNoSidewaysScroll();
            Page phone = athlete.page();
            assertThat(phone.locator("body")).not().containsText("Phone At Hand");
            phone.locator("[name=painBefore][value='2']").check();
            phone.locator("#all-well").click();
            phone.locator("[name=painDuring][value='1']").check();
            phone.context().setOffline(true);
            phone.locator("#send-session").click();
            assertThat(phone.locator("#unsent")).isVisible();
            phone.context().setOffline(false);
            assertThat(phone.locator("#done")).isVisible();
            assertThat(phone.locator("#unsent")).isHidden();
            athlete.open(path);
            assertThat(phone.locator("[data-morning]")).hasCount(1);
            phone.locator("[data-morning] [name=painNextMorning][value='2']").check();
            phone.locator("[data-morning] button").click();
            assertThat(phone.locator("[data-morning]")).hasCount(0);
            athlete.theme(true).checkAccessible();
        }
        views.awaitCase(
                told.caseId(),
                "with one session",
                row -> happenings(row).stream().filter("SessionLogged"::equals).count() == 1);
        takenBack(told, chromium, path);
    }

    private static String linkOf(ToldCase told, Chromium chromium) {
        try (Visitor trainer = chromium.signedIn("trainer.okafor")) {
            trainer.open("/cases/" + told.caseId() + "?tab=program");
            trainer.page().locator("#issue-link").click();
            trainer.page()
                    .locator("#athlete-links [data-open=true] .link-address button")
                    .click();
            String address =
                    trainer.page().locator("#athlete-links .link-address input").inputValue();
            return URI.create(address).getPath();
        }
    }

    private static void takenBack(ToldCase told, Chromium chromium, String path) {
        try (Visitor trainer = chromium.signedIn("trainer.okafor")) {
            trainer.open("/cases/" + told.caseId() + "?tab=program");
            trainer.page()
                    .locator("#athlete-links [data-open=true] form button")
                    .click();
            assertThat(trainer.page().locator("#athlete-links [data-open=true]"))
                    .hasCount(0);
        }
        try (Visitor athlete = chromium.stranger(Screen.PHONE).foresee("404")) {
            athlete.page().navigate(path);
            assertThat(athlete.page().locator("#link-shut")).isVisible();
        }
    }
}
