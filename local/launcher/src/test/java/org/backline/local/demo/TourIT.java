package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({EndToEnd.class, Browsing.class})
class TourIT {

    @Test
    void tellsTheFirstStepsAndEndsAtAnyTime(Chromium chromium) {
        try (Visitor trainer = chromium.signedIn("trainer.okafor", Screen.PHONE)) {
            Page page = trainer.open("/board").page();
            Locator tour = page.locator("#tour");
            assertThat(tour).isHidden();

            trainer.open("/board?tour=1").checkNoSidewaysScroll().checkAccessible();
            assertThat(tour).isVisible();
            assertThat(tour.locator("[data-count]")).hasText("1 / 6");
            tour.locator("[data-next]").focus();
            page.keyboard().press("Enter");
            assertThat(tour.locator("[data-count]")).hasText("2 / 6");
            page.keyboard().press("Escape");
            assertThat(tour).isHidden();
        }
    }
}
