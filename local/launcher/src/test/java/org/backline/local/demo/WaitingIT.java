package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Participation;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Urgency;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody waits for a page, or goes on meanwhile: the answer is slow, is an error or does not come. */
@ExtendWith({EndToEnd.class, Browsing.class})
class WaitingIT {

    private static final String LINK = "**/athlete-links/*";
    private static final String LOOP = "**/physician/referrals/*/loop";

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

            answered(page, LINK, route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
            show.click();
            assertThat(notLoaded).isVisible();
            assertThat(notLoaded).hasAttribute("role", "status");
            assertThat(page.locator("body[data-loading]")).hasCount(0);
            trainer.checkAccessible().checkNoSidewaysScroll();

            trainer.open("/cases/" + told.caseId() + "?tab=program");
            assertThat(notLoaded).isHidden();
            answered(page, LINK, route -> route.abort("connectionfailed"));
            show.click();
            assertThat(notLoaded).isVisible();
            assertThat(show).isEnabled();

            List<Route> held = new ArrayList<>();
            answered(page, LINK, held::add);
            show.click();
            assertThat(page.locator("body[data-loading=yes]")).hasCount(1);
            assertThat(address).hasCount(0);
            held.getFirst().resume();
            assertThat(address).isVisible();
            assertThat(page.locator("body[data-loading]")).hasCount(0);
            assertThat(notLoaded).isHidden();
        }
    }

    /** The page reads a part again because somebody did something; whoever is at it begins to type before that is there. */
    @Test
    void leavesWhatIsTypedBeforeTheAnswerComes(Running backline, Chromium chromium) throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.NORTH,
                5,
                Athlete.woman(Intakes.somebody("Typed Meanwhile"), 19, "gymnastics"),
                Complaint.of(BodyRegion.LUMBAR, Side.LEFT).gradually(20).pain(5, 2, 7));
        told.examine(Examination.cleanScreen().boneTender(SpinalLevel.L5, Side.LEFT))
                .refer(CauseCategory.BONY, Urgency.ROUTINE, ReferralQuestion.IMAGING_NEEDED, Diagnostic.MRI);
        told.asked().acknowledge().accept();
        backline.views().awaitReferral(told.asked().id(), "ACCEPTED");
        try (Visitor physician = chromium.signedIn("physician.haddad")) {
            Page page = physician
                    .open("/physician/referrals/" + told.asked().id())
                    .live()
                    .page();
            Locator when = page.locator("#appointment-form [data-writes=starts-at]");
            List<Route> held = new ArrayList<>();
            answered(page, LOOP, held::add);
            told.limit(Participation.LIMITED, Restriction.NO_IMPACT);
            page.waitForCondition(() -> !held.isEmpty());
            String moment = LocalDateTime.now(ZoneOffset.UTC)
                    .plusDays(2)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .toString();
            when.fill(moment);
            page.waitForResponse(LOOP, () -> held.forEach(Route::resume)).finished();
            page.unroute(LOOP);

            assertThat(page.locator("#loop[data-held]")).hasCount(1);
            assertThat(when).hasValue(moment);
            assertThat(page.locator("#loop [data-stale]")).isVisible();
            physician.checkAccessible().checkNoSidewaysScroll();
            page.locator("#schedule").click();
            assertThat(page.locator("[data-step=scheduled]")).hasClass("done");
        }
    }

    /** What becomes of the next request for it. */
    private static void answered(Page page, String what, Consumer<Route> how) {
        page.unroute(what);
        page.route(what, how);
    }
}
