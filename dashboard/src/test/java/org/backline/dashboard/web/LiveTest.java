package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.ViewChangeFeed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;

@TestDashboard
class LiveTest {

    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENT =
            new ParameterizedTypeReference<>() {};

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ViewChangeFeed feed;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    @Test
    void anOpenPageHearsAtOnceThatItIsConnectedAndThenOfEachChangedCase() {
        Awaitility.await().until(feed::isListening);
        List<ServerSentEvent<String>> before = new CopyOnWriteArrayList<>();
        Disposable first =
                listen(As.trainer(), before); // a process that has just started is slow at whatever it does first
        Awaitility.await().untilAsserted(() -> assertThat(before).isNotEmpty());
        first.dispose();
        List<ServerSentEvent<String>> heard = new CopyOnWriteArrayList<>();
        AtomicBoolean answered = new AtomicBoolean();
        Disposable page = WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Authorization", As.trainer())
                .exchangeToFlux(response -> {
                    answered.set(true);
                    return response.bodyToFlux(EVENT);
                })
                .subscribe(heard::add);
        Awaitility.await().atMost(Duration.ofSeconds(3)).untilTrue(answered);
        Awaitility.await().untilAsserted(() -> assertThat(heard).isNotEmpty());

        CaseSamples story = CaseSamples.aRower(3_001).opened(4).examined();
        new Delivery(context).handle(story.told());

        Awaitility.await()
                .untilAsserted(() -> assertThat(heard)
                        .extracting(ServerSentEvent::event)
                        .contains("changed", "case-" + story.caseId));
        page.dispose();
        assertThat(heard)
                .extracting(ServerSentEvent::data)
                .allMatch(data -> data == null || data.matches("\\d*"), "nothing about athletes");
    }

    /** Between its making and its first word a page on a busy machine can lose seconds. */
    @Test
    void aPageHearsWhatChangedBetweenItsMakingAndItsListening() {
        Awaitility.await().until(feed::isListening);
        List<ServerSentEvent<String>> open = new CopyOnWriteArrayList<>();
        List<ServerSentEvent<String>> made = new CopyOnWriteArrayList<>();
        List<ServerSentEvent<String>> elsewhere = new CopyOnWriteArrayList<>();
        Disposable.Composite pages = Disposables.composite(listen(As.trainer(), open));
        Awaitility.await().untilAsserted(() -> assertThat(open).isNotEmpty());
        Instant asked = clock.instant();
        CaseSamples story = CaseSamples.aRower(3_004).opened(4);
        new Delivery(context).handle(story.told());
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(open).extracting(ServerSentEvent::event).contains("case-" + story.caseId));

        String since = "/events?since=" + asked.toEpochMilli();
        pages.add(listen(since, As.trainer(), made));
        pages.add(listen(since, As.somebody("trainer.moreau", Role.ATHLETIC_TRAINER, "west"), elsewhere));
        Awaitility.await()
                .untilAsserted(() -> assertThat(made)
                        .extracting(ServerSentEvent::event)
                        .containsAnyOf("case-" + story.caseId, "resync"));
        Awaitility.await().untilAsserted(() -> assertThat(elsewhere).isNotEmpty());
        pages.dispose();
        assertThat(elsewhere)
                .extracting(event -> String.valueOf(event.event()))
                .doesNotContain("changed", "case-" + story.caseId);
    }

    @Test
    void nobodyHearsOfACaseThatIsNotTheirsToRead() {
        Awaitility.await().until(feed::isListening);
        List<ServerSentEvent<String>> trainer = new CopyOnWriteArrayList<>();
        List<ServerSentEvent<String>> physician = new CopyOnWriteArrayList<>();
        List<ServerSentEvent<String>> elsewhere = new CopyOnWriteArrayList<>();
        Disposable.Composite pages = Disposables.composite(
                listen(As.trainer(), trainer),
                listen(As.physician(), physician),
                listen(As.somebody("trainer.moreau", Role.ATHLETIC_TRAINER, "west"), elsewhere));
        Awaitility.await()
                .untilAsserted(() -> assertThat(List.of(trainer, physician, elsewhere))
                        .allSatisfy(heard -> assertThat(heard).isNotEmpty()));

        CaseSamples story = CaseSamples.aRower(3_002).opened(4);
        new Delivery(context).handle(story.told());
        CaseSamples referred = CaseSamples.aRower(3_003)
                .opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
        new Delivery(context).handle(referred.told());

        Awaitility.await()
                .untilAsserted(() -> assertThat(trainer)
                        .extracting(ServerSentEvent::event)
                        .contains("case-" + story.caseId, "case-" + referred.caseId));
        Awaitility.await()
                .untilAsserted(() -> assertThat(physician)
                        .extracting(ServerSentEvent::event)
                        .contains("case-" + referred.caseId)
                        .doesNotContain("case-" + story.caseId));
        pages.dispose();
        assertThat(elsewhere)
                .extracting(event -> String.valueOf(event.event()))
                .doesNotContain("changed", "case-" + story.caseId, "case-" + referred.caseId);
    }

    private Disposable listen(String who, List<ServerSentEvent<String>> heard) {
        return listen("/events", who, heard);
    }

    private Disposable listen(String what, String who, List<ServerSentEvent<String>> heard) {
        return WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri(what)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .header("Authorization", who)
                .retrieve()
                .bodyToFlux(EVENT)
                .subscribe(heard::add);
    }
}
