package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A roster from a spreadsheet: seen before it counts, and each line that was refused with why. */
@ExtendWith({EndToEnd.class, Browsing.class})
class RosterImportIT {

    private static final double A_LONG_IMPORT_MILLIS = 120_000;
    private static final int A_WHOLE_DEPARTMENT = 10_000;

    @Test
    void showsWhatItUnderstoodAndSaysOfEachWrongLineWhatIsWrong(Chromium chromium) {
        String family = Intakes.somebody("Roster").replace("Roster ", "Roster");
        try (Visitor trainer = chromium.signedIn("trainer.lindqvist")) {
            Page page = upload(trainer, """
                    name,birth date,sex,sports,locker
                    Ada %1$s,2005-03-14,F,rowing,7
                    Ben %1$s,14.13.2005,M,rowing,8
                    Cleo %1$s,2004-07-01,F,4x400,9
                    Dara %1$s,3/2/2004,F,track and field;cross-country,10
                    """.formatted(family));
            assertThat(state(page)).hasAttribute("data-state", "PREVIEW");
            assertThat(page.locator("#ready")).hasText("2");
            assertThat(page.locator("#refused")).hasText("2");
            assertThat(page.locator("#import-state")).containsText("locker");
            assertThat(page.locator("#preview")).containsText("Ada " + family);
            assertThat(page.locator("#refused-lines [data-line='3']")).containsText("birth date");
            assertThat(page.locator("#refused-lines [data-line='4']")).containsText("sport");
            trainer.checkLooks("athletes-preview");

            page.locator("#start").click();
            assertThat(state(page)).hasAttribute("data-state", "DONE");
            assertThat(page.locator("#registered")).hasText("2");
            assertThat(page.locator("#refused-lines tr[data-line]")).hasCount(2);
            trainer.checkLooks("athletes-report");
            find(trainer, family);
            assertThat(page.locator("#athletes")).containsText("Ada " + family);
            assertThat(page.locator("#athletes")).containsText("Dara " + family);
            assertThat(page.locator("#athletes")).not().containsText("Ben " + family);
        }
    }

    @Test
    void refusesAFileThatIsNoRosterAndKeepsTheForm(Chromium chromium) {
        try (Visitor trainer =
                chromium.signedIn("trainer.lindqvist", Screen.PHONE).foresee("400")) {
            Page page = upload(trainer, "athlete;born\nAda;2005-03-14\n");
            assertThat(page.locator("[data-refusal]")).isVisible();
            assertThat(page.locator("[data-refusal]")).containsText("sports");
            trainer.checkNoSidewaysScroll().checkAccessible();
        }
    }

    @Test
    void takesInAWholeDepartmentAndTellsHowFarItIs(Chromium chromium) {
        String family = Intakes.somebody("Whole").replace("Whole ", "Whole");
        String lines = IntStream.range(0, A_WHOLE_DEPARTMENT)
                .mapToObj(n -> n % 1000 == 999
                        ? "A%d %s,in spring,F,rowing".formatted(n, family)
                        : "A%d %s,200%d-03-14,F,rowing".formatted(n, family, n % 8))
                .collect(Collectors.joining("\n"));
        try (Visitor trainer = chromium.signedIn("trainer.lindqvist")) {
            Page page = upload(trainer, "name,birth date,sex,sports\n" + lines);
            assertThat(page.locator("#ready")).hasText("9990");
            assertThat(page.locator("#refused-lines tr[data-line]")).hasCount(10);
            page.locator("#start").click();
            Locator progress = page.locator("#import-state progress");
            assertThat(progress).isVisible();
            trainer.ready().mark();
            assertThat(state(page))
                    .hasAttribute(
                            "data-state",
                            "DONE",
                            new LocatorAssertions.HasAttributeOptions().setTimeout(A_LONG_IMPORT_MILLIS));
            assertThat(page.locator("#registered")).hasText("9990");
            assertThat(progress.getAttribute("value")).isEqualTo("100");
            trainer.checkStillTheSamePage();
            find(trainer, "A9998 " + family);
            assertThat(page.locator("#athletes")).containsText("A9998 " + family);
        }
    }

    private static Page upload(Visitor trainer, String csv) {
        Page page = trainer.open("/athletes/import").page();
        page.locator("#import-form [name=file]")
                .setInputFiles(new FilePayload("roster.csv", "text/csv", csv.getBytes(UTF_8)));
        page.locator("#check").click();
        trainer.ready();
        return page;
    }

    private static Locator state(Page page) {
        return page.locator("#import-state");
    }

    private static void find(Visitor trainer, String name) {
        trainer.open("/athletes").page().locator("#search").fill(name);
    }
}
