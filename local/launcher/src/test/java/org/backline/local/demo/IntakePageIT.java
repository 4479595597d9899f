package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.local.demo.Views.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Hands;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** New intakes as a trainer makes them: at the desk, by keyboard, at the sideline without a network. */
@ExtendWith({EndToEnd.class, Browsing.class})
class IntakePageIT {

    private static final int USUAL_INTAKE = 25;

    @Test
    void takesAUsualCaseInFewTaps(Running backline, Chromium chromium) throws InterruptedException {
        String name = Intakes.somebody("Usual Case");
        backline.begin(Clinic.NORTH, 30 * 24, Athlete.woman(name, 20, "rowing"), Intakes.sore());
        try (Visitor trainer = at(chromium, Screen.WIDE)) {
            Page page = trainer.page();
            var hands = new Hands(page);
            hands.type("#athlete-search", name).tap("#athletes-found [data-athlete]");
            assertThat(page.locator("#sport")).hasValue("rowing");
            hands.choose("pain.now", "4").choose("pain.best", "1").choose("pain.worst", "6");
            hands.tap("[data-zone='LUMBAR:LEFT']");
            assertThat(page.locator("#marked")).hasText("Lumbar left");
            hands.choose("onset.manner", "GRADUAL").type("[name='onset.daysAgo']", "21");
            hands.choose("aggravatedBy", "SITTING")
                    .choose("aggravatedBy", "FLEXION")
                    .choose("easedBy", "MOVEMENT");
            hands.choose("night", "NONE").choose("legSymptoms", "NONE");
            hands.tap("#all-no");
            assertThat(page.locator("#flags-open")).hasText("All answered");
            assertThat(page.locator("#alarm-emergency")).isHidden();
            hands.tap("#record");
            UUID caseId = Intakes.recorded(page);

            assertThat(hands.interactions()).isLessThanOrEqualTo(USUAL_INTAKE);
            JsonNode recorded = backline.views().awaitCase(caseId, "recorded", row -> true);
            assertThat(text(recorded, "stage")).isEqualTo("NEW");
        }
    }

    @Test
    void canBeRecordedWithTheKeyboardAlone(Running backline, Chromium chromium) {
        try (Visitor trainer = at(chromium, Screen.WIDE)) {
            Page page = trainer.page();
            var hands = new Hands(page);
            hands.tabTo("#new-athlete summary").press("Enter");
            hands.tabTo("[name='newAthlete.name']");
            page.keyboard().type("Keyboard Only");
            hands.tabTo("[name='newAthlete.birthDate']");
            page.keyboard().type("03042006");
            hands.tabTo("[name='newAthlete.sex']").press("F").tabTo("#sport").press("R");
            hands.tabTo("[name='pain.now']").press("ArrowRight").press("ArrowRight");
            hands.tabTo("[name='pain.best']").press("Space");
            hands.tabTo("[name='pain.worst']")
                    .press("ArrowRight")
                    .press("ArrowRight")
                    .press("ArrowRight");
            hands.tabTo("svg.figure [data-zone]").press("ArrowRight").press("Enter");
            assertThat(page.locator("#marked")).not().hasText("Nothing marked yet");
            hands.tabTo("#all-no").press("Enter");
            hands.tabTo("#record").press("Enter");
            UUID caseId = Intakes.recorded(page);

            JsonNode recorded = backline.views().awaitCase(caseId, "recorded", row -> true);
            assertThat(text(recorded, "clinicId")).isEqualTo("north");
        }
    }

    @Test
    void asksOnlyThoseWhomAQuestionConcerns(Chromium chromium) {
        try (Visitor trainer = at(chromium, Screen.WIDE)) {
            Page page = trainer.page();
            var hands = new Hands(page);
            Locator arching = page.locator("[data-extra=ARCHING]");
            assertThat(arching).isHidden();
            hands.tap("#new-athlete summary");
            page.locator("[name='newAthlete.birthDate']").fill("2009-02-03");
            page.locator("#sport").selectOption("gymnastics");
            assertThat(arching).isVisible();
            assertThat(page.locator("[data-extra=YOUNG]")).isVisible();
            hands.choose("extra.ARCHING", "YES");
            assertThat(page.locator("[name=aggravatedBy][value=EXTENSION]")).isChecked();
            page.locator("#sport").selectOption("cycling");
            assertThat(arching).isHidden();
        }
    }

    @Test
    void saysWhyAQuestionIsAskedToWhoeverAsksForIt(Chromium chromium) {
        try (Visitor trainer = at(chromium, Screen.PHONE)) {
            Page page = trainer.page();
            var hands = new Hands(page);
            Locator why = page.locator("[data-why=CES_SADDLE] dl");
            Locator tip = page.locator("#tip");
            assertThat(why).isHidden();
            hands.tabTo("[data-why=CES_SADDLE] > summary").press("Enter");
            assertThat(why).isVisible();
            assertThat(why).containsText("cauda equina");
            assertThat(why).containsText("Dionne 2019");
            assertThat(page.locator("[data-why=CES_SADDLE] > summary"))
                    .hasAccessibleName("Why this is asked: Saddle numbness");
            hands.tabTo("[data-why=CES_SADDLE] .tip-tap").press("Enter");
            assertThat(tip).hasText("Grade A: systematic reviews");
            trainer.checkAccessible().checkNoSidewaysScroll();
            hands.press("Escape");
            assertThat(tip).isHidden();
            page.locator("[data-why=FEVER] > summary").tap();
            page.locator("[data-why=FEVER] .tip-tap").first().tap();
            assertThat(tip).isVisible();
            page.locator("h1").tap();
            assertThat(tip).isHidden();
            assertThat(page.locator("[name='redFlags.FEVER']:checked")).hasCount(0);
        }
    }

    @Test
    void judgesTheAnswersAsTheServiceWill(Chromium chromium) {
        try (Visitor trainer = at(chromium, Screen.WIDE)) {
            for (Judged one : Judged.all()) {
                Object urgency = trainer.page().evaluate("""
                    one => window.backline.judge(
                        JSON.parse(document.getElementById('red-flags').dataset.rules), one.answers, one.facts).urgency
                    """, one.asArgument());
                assertThat(urgency).as(one.toString()).isEqualTo(one.urgency());
            }
        }
    }

    @Test
    void keepsWhatWasTypedWhenThePageIsLeft(Chromium chromium) {
        try (Visitor trainer = at(chromium, Screen.WIDE)) {
            Page page = trainer.page();
            Intakes.fillInNewAthlete(new Hands(page), "Half Typed");
            await("the draft is kept").atMost(Duration.ofSeconds(5)).until(() -> Intakes.kept(page, "draft") == 1);
            trainer.open("/board").open("/cases/new");
            assertThat(page.locator("#restored")).isVisible();
            assertThat(page.locator("[name='newAthlete.name']")).hasValue("Half Typed");
            page.locator("#afresh").click();
            assertThat(page.locator("#restored")).isHidden();
            assertThat(page.locator("[name='newAthlete.name']")).hasValue("");
        }
    }

    @Test
    void worksThroughALostNetworkAndDoublesNothing(Running backline, Chromium chromium) throws InterruptedException {
        try (Visitor trainer = at(chromium, Screen.PHONE)) {
            trainer.foresee("ERR_INTERNET_DISCONNECTED").foresee("Failed to load resource");
            List<String> names = List.of(Intakes.somebody("Sideline One"), Intakes.somebody("Sideline Two"));
            Page page = trainer.page();
            page.context().setOffline(true);
            for (String name : names) {
                var hands = new Hands(page);
                Intakes.fillInNewAthlete(hands, name);
                if (name.equals(names.getLast())) {
                    hands.choose("redFlags.CES_SADDLE", "YES");
                }
                Intakes.fillInTheRest(hands);
                hands.tap("#record");
                assertThat(page.locator("[name='newAthlete.name']")).hasValue("");
            }
            assertThat(page.locator("#kept-banner")).containsText("2 intakes are kept on this device");
            assertThat(page.locator("#kept-banner [data-emergency]")).isVisible();
            trainer.checkNoSidewaysScroll();

            page.context().setOffline(false);
            await("everything is sent").atMost(Duration.ofSeconds(20)).until(() -> Intakes.kept(page, "queue") == 0);
            assertThat(page.locator("#kept-banner")).isHidden();
            for (String name : names) {
                assertThat(Intakes.casesOf(backline, name)).as(name).hasSize(1);
            }
        }
    }

    @Test
    void keepsAnIntakeWhenTheSessionHasEnded(Running backline, Chromium chromium) throws InterruptedException {
        try (Visitor trainer = at(chromium, Screen.WIDE)) {
            trainer.foresee("401").foresee("403");
            String name = Intakes.somebody("Session Over");
            Page page = trainer.page();
            var hands = new Hands(page);
            Intakes.fillInNewAthlete(hands, name);
            Intakes.fillInTheRest(hands);
            page.context().clearCookies();
            hands.tap("#record");
            assertThat(page.locator("#kept-banner")).containsText("signed out");

            trainer.signIn("trainer.okafor");
            await("it is sent").atMost(Duration.ofSeconds(20)).until(() -> Intakes.kept(page, "queue") == 0);
            assertThat(Intakes.casesOf(backline, name)).hasSize(1);
        }
    }

    private static Visitor at(Chromium chromium, Screen screen) {
        Visitor trainer = chromium.signedIn("trainer.okafor", screen).open("/cases/new");
        assertThat(trainer.page().locator("#intake[data-intake=ready]")).hasCount(1);
        return trainer;
    }
}
