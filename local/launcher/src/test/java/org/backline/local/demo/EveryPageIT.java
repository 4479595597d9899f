package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.backline.local.browser.Chromium;
import org.backline.local.browser.Gallery;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each page, with the demo caseload in it. */
@ExtendWith({EndToEnd.class, Browsing.class})
class EveryPageIT {

    /** Everything the first visit loads, compressed as it comes over the line. */
    private static final long HEAVIEST = 350 * 1024;

    @ParameterizedTest
    @MethodSource("org.backline.local.demo.EveryPage#all")
    void readsInBothLightsFitsAPhoneAndLoadsQuickly(EveryPage one, Running backline, Chromium chromium)
            throws InterruptedException {
        backline.loadDemo();
        String path = one.in(backline);
        try (Visitor visitor = chromium.signedIn(one.username())) {
            assertThat(visitor.weightOf(path)).as("bytes of " + path).isBetween(1L, HEAVIEST);
            visitor.checkLooks(one.name());
        }
    }

    @Test
    void saysWhatIsNotThere(Chromium chromium) {
        try (Visitor visitor = chromium.signedIn("trainer.okafor").foresee("404")) {
            visitor.open("/board").page().navigate("/cases/01900000-0000-7000-8000-000000000000");
            visitor.checkLooks("not-found");
        }
    }

    @Test
    void signsInOnAPageThatReadsAndFitsToo(Chromium chromium) {
        try (Visitor visitor = chromium.stranger(Screen.WIDE)) {
            visitor.page().navigate("/");
            visitor.checkAccessible();
            Gallery.take(visitor.page(), "sign-in");
            visitor.on(Screen.PHONE).checkNoSidewaysScroll().checkAccessible();
            Gallery.take(visitor.page(), "sign-in-phone");
        }
    }
}
