package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.backline.codes.BodyRegion;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody asks a page for something, and the answer is slow, is an error or does not come. */
@ExtendWith({EndToEnd.class, Browsing.class})
class WaitingIT {

    private static final String LINK = "**/athlete-links/*";

    @Test
    void saysThatItLoadsThatItCouldNotAndGoesOnWhenTheAnswerComes(Running backline, Chromium chromium)
            throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.NORTH,
                24 * 3,
                Athlete.woman(Intakes.somebody("Slow Answer"), 21, "swimming"),
                Complaint.of(BodyRegion.LUMBAR, Side.RIGHT).gradually(15).pain(4, 2, 6));
        told.examine(Examination.cleanScreen().poorControl())
                .confirm(MuscularPattern.P6)
                .assign();
        backline.views().awaitStage(told.caseId(), "IN_PROGRAM", "LOG_SESSION");
        try (Visitor trainer = chromium.signedIn("trainer.okafor", Screen.PHONE)
                .foresee("the server responded with a status of 500")
                .foresee("ERR_CONNECTION_FAILED")
                .foresee("^error: (Response Status Error Code 500|htmx:(sendError|afterRequest))")) {
            Page page = trainer.open("/cases/" + told.caseId() + "?tab=program").page();
            page.locator("#issue-link").click();
            trainer.ready();
            Locator show = page.locator("#athlete-links [data-open=true] .link-address button");
            Locator address = page.locator("#athlete-links .link-address input");
            Locator notLoaded = page.locator("#not-loaded");
            assertThat(page.locator("body[data-loading]")).hasCount(0);
            assertThat(notLoaded).isHidden();

            answered(page, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            show.click();
            assertThat(notLoaded).isVisible();
            assertThat(notLoaded).hasAttribute("role", "status");
            assertThat(page.locator("body[data-loading]")).hasCount(0);
            trainer.checkAccessible().checkNoSidewaysScroll();

            trainer.open("/cases/" + told.caseId() + "?tab=program");
            assertThat(notLoaded).isHidden();
            answered(page, route -> route.abort("connectionfailed"));
            show.click();
            assertThat(notLoaded).isVisible();
            assertThat(show).isEnabled();

            List<Route> held = new ArrayList<>();
            answered(page, held::add);
            show.click();
            assertThat(page.locator("body[data-loading=yes]")).hasCount(1);
            assertThat(address).hasCount(0);
            held.getFirst().resume();
            assertThat(address).isVisible();
            assertThat(page.locator("body[data-loading]")).hasCount(0);
            assertThat(notLoaded).isHidden();
        }
    }

    /** What becomes of the next request for a link. */
    private static void answered(Page page, Consumer<Route> how) {
        page.unroute(LINK);
        page.route(LINK, how);
    }
}
