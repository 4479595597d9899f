package org.backline.local.demo;

import static org.backline.codes.Side.LEFT;
import static org.backline.local.demo.Views.text;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.backline.codes.BodyRegion;
import org.backline.local.browser.Hands;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import tools.jackson.databind.JsonNode;

/** How the stories fill in the intake page, and what became of it. */
final class Intakes {

    private static final Pattern A_CASE = Pattern.compile("/cases/[0-9a-f-]{36}(\\?.*)?$");

    private Intakes() {}

    /** A name that nobody else has, whatever ran before. */
    static String somebody(String name) {
        return name + " " + Long.toString(System.nanoTime(), 36);
    }

    static Complaint sore() {
        return Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(5).pain(3, 1, 5);
    }

    static void fillInNewAthlete(Hands hands, String name) {
        hands.tap("#new-athlete summary");
        hands.type("[name='newAthlete.name']", name);
        Page page = hands.page();
        page.locator("[name='newAthlete.birthDate']").fill("2006-03-04");
        page.locator("[name='newAthlete.sex']").selectOption("FEMALE");
        page.locator("#sport").selectOption("rowing");
    }

    /** A usual case; what was answered before stays as it is. */
    static void fillInTheRest(Hands hands) {
        hands.choose("pain.now", "4").choose("pain.best", "1").choose("pain.worst", "6");
        hands.tap("[data-zone='LUMBAR:RIGHT']");
        hands.tap("#all-no");
    }

    /** Waits until the intake is recorded and its case shown. */
    static UUID recorded(Page page) {
        page.waitForURL(A_CASE);
        return UUID.fromString(page.url().replaceAll(".*/cases/([0-9a-f-]{36}).*", "$1"));
    }

    /** How many of a kind are kept in the browser. */
    static int kept(Page page, String kind) {
        Object count = page.evaluate("""
            kind => new Promise((done, failed) => {
              const asked = indexedDB.open('backline', 1);
              asked.onerror = () => failed(asked.error);
              asked.onsuccess = () => {
                const keys = asked.result.transaction('kept').objectStore('kept').getAllKeys();
                keys.onsuccess = () => { asked.result.close(); done(keys.result.filter((key) => key[1] === kind).length); };
              };
            })\
            """, kind);
        return ((Number) count).intValue();
    }

    /** The cases of the athletes of that name, as the trainer's board has them. */
    static List<JsonNode> casesOf(Running backline, String name) throws InterruptedException {
        List<String> athletes = backline.api()
                .post(
                        backline.of(Service.INTAKE),
                        "/athletes/search",
                        new UUID(0, name.hashCode()),
                        Person.OKAFOR,
                        Map.of("part", name))
                .valueStream()
                .map(athlete -> text(athlete, "athleteId"))
                .toList();
        return backline.views().cases().stream()
                .filter(row -> athletes.contains(text(row, "athleteId")))
                .toList();
    }
}
