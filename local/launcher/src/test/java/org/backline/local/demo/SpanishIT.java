package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in the second language: chosen in the settings, kept by the browser, and no wider than a phone. */
@ExtendWith({EndToEnd.class, Browsing.class})
class SpanishIT {

    /** Those with the longest words and the most fields. */
    private static final Set<String> LONGEST = Set.of(
            "board",
            "board-list",
            "intake",
            "assessment",
            "program",
            "plan",
            "referral",
            "inbox",
            "packet",
            "figures",
            "settings",
            "settings-of-the-department");

    static Stream<EveryPage> longest() {
        return EveryPage.all().filter(one -> LONGEST.contains(one.name()));
    }

    private static void choose(Visitor visitor, String language) {
        visitor.open("/settings");
        Locator html = visitor.page().locator("html");
        visitor.page().locator("#language [data-language=" + language + "]").click();
        assertThat(html).hasAttribute("lang", Pattern.compile("^" + language + "(-|$)"));
        visitor.ready();
    }

    @Test
    void isChosenInTheSettingsAndKept(Chromium chromium) {
        try (Visitor visitor = chromium.signedIn("trainer.okafor")) {
            choose(visitor, "es");
            assertThat(visitor.page().locator("h1")).hasText("Ajustes");
            visitor.open("/board").live();
            assertThat(visitor.page().locator("#live")).hasText("En directo");
            assertThat(visitor.page().locator("#nav-board")).hasText("Tablero");
            choose(visitor, "en");
            assertThat(visitor.page().locator("h1")).hasText("Settings");
        }
    }

    @ParameterizedTest
    @MethodSource("longest")
    void readsAndFitsToo(EveryPage one, Running backline, Chromium chromium) throws InterruptedException {
        backline.loadDemo();
        try (Visitor visitor = chromium.signedIn(one.username())) {
            choose(visitor, "es");
            visitor.open(one.in(backline));
            visitor.checkLooks(one.name() + "-es");
            choose(visitor, "en");
        }
    }
}
