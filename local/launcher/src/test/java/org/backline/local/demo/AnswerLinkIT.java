package org.backline.local.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.codes.Side.LEFT;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.local.browser.Chromium;
import org.backline.local.browser.Screen;
import org.backline.local.browser.Visitor;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A physician of another practice, with an e-mail and no account. */
@ExtendWith({EndToEnd.class, Browsing.class})
class AnswerLinkIT {

    private static final String ADDRESS = "orr@practice.example";
    private static final String CONTACT = "/physician-contacts/" + UUID.nameUUIDFromBytes(ADDRESS.getBytes(UTF_8));
    private static final String ROSTER = "/roster";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LINK = Pattern.compile("/answer/[A-Za-z0-9._~=-]+");
    private static final Duration BY_MAIL = Duration.ofSeconds(60);

    @Test
    void answersByTheLinkOfAnEmailOnce(Running backline, Chromium chromium) throws InterruptedException {
        String name = Intakes.somebody("By Mail");
        ask(backline, "PUT", CONTACT, """
                {"clinicId": "south", "physicianId": "guest.orr", "address": "%s", "signsIn": false}
                """.formatted(ADDRESS));
        String usual = ask(backline, "GET", ROSTER + "?clinicId=south", "");
        ask(backline, "PUT", ROSTER, ofSouth(usual, true));
        ToldCase told = backline.begin(
                Clinic.SOUTH,
                4,
                Athlete.man(name, 19, "diving"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(20).pain(5, 2, 7));
        told.refer(CauseCategory.BONY, Urgency.URGENT, ReferralQuestion.IMAGING_NEEDED);
        String path = linkIn(mailTo(backline, ADDRESS));

        try (Visitor physician = chromium.stranger(Screen.PHONE)) {
            Page page = physician.open(path).page();
            assertThat(page.locator("body")).not().containsText(name);
            physician.checkLooks("answer-link");
            physician.on(Screen.PHONE);
            page.locator("#answer-form [name=answer]").selectOption("BONY");
            page.locator("#answer-form [name=diagnosisCode]").fill("M43.06");
            page.locator("#answer-form [name=note]").fill("Out of arching until I have seen the scan.");
            page.locator("#send").click();
            Locator remaining = page.locator("#answer-form [name=remainingUrgency]");
            assertThat((boolean) remaining.evaluate("it => it.matches(':invalid')"))
                    .as("nothing is sent before the physician said what becomes of the urgency")
                    .isTrue();
            remaining.selectOption("LIFTED");
            page.locator("#send").click();
            assertThat(page.locator("#answered")).isVisible();
            physician.open(path).checkNoSidewaysScroll().checkAccessible();
            assertThat(page.locator("#answer-form")).hasCount(0);
        }
        backline.views().awaitReferral(told.referralId(), "REPORTED");
        ask(backline, "DELETE", CONTACT, "");
        ask(backline, "PUT", ROSTER, ofSouth(usual, false));
    }

    /** The clinic's roster, with this practice at its head until the story is told. */
    private static String ofSouth(String usual, boolean withPractice) {
        ObjectNode roster = (ObjectNode) JSON.readTree(usual);
        roster.put("clinicId", "south");
        if (withPractice) {
            ArrayNode physicians = (ArrayNode) roster.path("physicians");
            physicians
                    .insertObject(0)
                    .put("physicianId", "guest.orr")
                    .putArray("specialties")
                    .add("SPORTS_MEDICINE");
        }
        return JSON.writeValueAsString(roster);
    }

    private static String ask(Running backline, String method, String path, String body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        backline.of(Service.REFERRAL).resolve(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    new Credentials(backline.tokens())
                            .add(request, Person.CASTELLANO)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mailTo(Running backline, String address) {
        return await("an e-mail to " + address)
                .atMost(BY_MAIL)
                .until(() -> mailsTo(backline.mails(), address), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> mailsTo(Path folder, String address) {
        try (Stream<Path> mails = Files.list(folder)) {
            return mails.filter(mail -> mail.toString().endsWith(".eml"))
                    .map(AnswerLinkIT::text)
                    .filter(mail -> mail.contains(address) && LINK.matcher(mail).find())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Long lines are folded with a {@code =} at their end. */
    private static String text(Path mail) {
        try {
            return Files.readString(mail).replaceAll("=\r?\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String linkIn(String mail) {
        Matcher link = LINK.matcher(mail);
        if (!link.find()) {
            throw new AssertionError("No link in " + mail);
        }
        return link.group();
    }
}
