package org.backline.dashboard.web.physician;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The inbox begins with what was routed to whoever reads it, and comes page by page. */
@TestDashboard
class InboxPagesTest {

    private static final Pattern LINE = Pattern.compile("data-referral=\"([0-9a-f-]{36})\"");
    private static final Pattern MORE = Pattern.compile("id=\"more\"[^>]* hx-get=\"([^\"]*)\"");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;
    private String clinic;

    @BeforeEach
    void begin() {
        StubServices.SHARED.reset();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
        clinic = "inbox-" + CaseSamples.nextNumber();
    }

    private String page(String path) {
        return String.valueOf(browser.get()
                .uri(path)
                .header("Authorization", As.somebody("physician.haddad", Role.PHYSICIAN, clinic))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static List<String> lines(String html) {
        return LINE.matcher(html)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private CaseSamples asked(Urgency urgency) {
        return asked(urgency, Duration.ofMinutes(30));
    }

    /** The longer the pauses between its events, the later the question. */
    private CaseSamples asked(Urgency urgency, Duration pause) {
        return CaseSamples.aRower(CaseSamples.nextNumber())
                .every(pause)
                .opened(6)
                .movedTo(clinic, "trainer.inbox")
                .referred(urgency, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
    }

    private String known(CaseSamples story) {
        new Delivery(context).handle(story.told());
        return story.referralId.toString();
    }

    @Test
    void comesPageByPage() {
        for (int number = 0; number < 103; number++) {
            known(asked(number % 3 == 0 ? Urgency.URGENT : Urgency.ROUTINE));
        }
        String html = page("/physician");
        List<String> found = new ArrayList<>(lines(html));
        assertThat(found).hasSize(InboxPage.LENGTH);
        for (var more = MORE.matcher(html); more.find(); more = MORE.matcher(html)) {
            html = page(more.group(1).replace("&amp;", "&"));
            found.addAll(lines(html));
        }
        assertThat(found).hasSize(103).doesNotHaveDuplicates();
    }

    @Test
    void beginsWithWhatWasRoutedThenTheMostUrgentThenTheOldest() {
        String youngRoutine = known(asked(Urgency.ROUTINE, Duration.ofDays(2)));
        String oldRoutine = known(asked(Urgency.ROUTINE));
        String urgent = known(asked(Urgency.URGENT));
        String routed = known(asked(Urgency.ROUTINE).delivered());
        String html = page("/physician");
        assertThat(lines(html)).containsExactly(routed, urgent, oldRoutine, youngRoutine);
        assertThat(html).containsOnlyOnce("asked of you");
    }

    @Test
    void whatIsNoKeyBeginsAtTheBeginning() {
        String only = known(asked(Urgency.ROUTINE));
        assertThat(lines(page("/physician/inbox/rows?after=nonsense"))).containsExactly(only);
    }
}
