package org.backline.referral.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.fhir.FhirFormat;
import org.backline.referral.fhir.FhirR4;
import org.backline.referral.fhir.SubscriptionReading;
import org.backline.referral.outside.AddressGuard;
import org.backline.support.secret.SecretSettings;
import org.backline.support.secret.Secrets;
import org.backline.support.testing.Engines;
import org.backline.support.testing.TurnedClock;
import org.backline.support.time.Ids;
import org.flywaydb.core.Flyway;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A subscriber that is there, that is away for a day, and that never comes back; by a clock that the test turns. */
class DeliveryTest {

    private static final FhirR4 FHIR = new FhirR4();
    private static final SubscriptionSettings SETTINGS =
            new SubscriptionSettings(Duration.ofMinutes(15), Duration.ofDays(7), Duration.ofDays(30));

    private static JdbcClient jdbc;

    private final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-26T08:00:00Z"));
    private final List<Parameters> heard = Collections.synchronizedList(new ArrayList<>());
    private final UUID id = Ids.next();
    private final String clinic = "clinic-" + id;
    private HttpServer subscriber;
    private volatile int answer = 200;
    private final AtomicInteger attempts = new AtomicInteger();
    private Subscriptions subscriptions;
    private SubscriptionFeed feed;
    private Delivery delivery;

    @BeforeAll
    static void createTheTables() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
    }

    @BeforeEach
    void start() throws IOException {
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        subscriber.createContext("/hook", exchange -> {
            attempts.incrementAndGet();
            String notice = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (answer == 200) {
                assertThat(exchange.getRequestHeaders().getFirst("X-Secret")).isEqualTo("of the subscriber");
                Bundle bundle = FHIR.parse(Bundle.class, notice, FhirFormat.JSON);
                heard.add((Parameters) bundle.getEntryFirstRep().getResource());
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        subscriber.setExecutor(command -> Thread.ofVirtual().start(command));
        subscriber.start();
        jdbc.sql("delete from fhir_subscription").update();
        Secrets secrets = new Secrets(new SecretSettings("test=YmFja2xpbmUtdGVzdHMtb25seS1ub3QtYS1zZWNyZXQ=", null));
        subscriptions = new Subscriptions(jdbc, secrets, clock);
        feed = new SubscriptionFeed(jdbc);
        delivery = delivery();
    }

    @AfterEach
    void stop() {
        subscriber.stop(0);
        delivery.close();
    }

    private Delivery delivery() {
        return new Delivery(jdbc, subscriptions, new Hook(new AddressGuard(false)), FHIR, SETTINGS, clock);
    }

    @Test
    void beginsWithAHandshakeAndThenTellsInOrder() {
        subscribe(null);
        happens(1);
        sendAll();
        happens(2);
        sendAll();

        assertThat(kinds()).containsExactly("handshake", "event-notification", "event-notification");
        assertThat(numbers()).containsExactly(1L, 2L, 3L);
        assertThat(heard)
                .extracting(notice -> text(notice, "events-since-subscription-start"))
                .containsExactly("1", "1", "3");
        assertThat(found().status()).isEqualTo("active");
    }

    @Test
    void aSubscriberThatWasAwayForADayMissesNothingAndHearsNothingTwice() {
        subscribe(null);
        happens(3);
        sendAll();
        assertThat(numbers()).containsExactly(1L, 2L, 3L);

        answer = 503;
        int before = attempts.get();
        for (int hour = 0; hour < 24; hour++) {
            happens(2);
            for (int quarter = 0; quarter < 4; quarter++) {
                clock.turn(Duration.ofMinutes(15));
                sendAll();
            }
        }
        assertThat(attempts.get() - before)
                .as("tried again and again, and not all the time")
                .isBetween(24, 200);
        assertThat(found().status()).isEqualTo("error");
        assertThat(found().events()).as("counts on through failures").isEqualTo(51);
        assertThat(found().confirmed()).isEqualTo(3);
        assertThat(subscriptions.events(id, 1, Long.MAX_VALUE, 500)).hasSize(51);

        answer = 200;
        delivery.close();
        delivery = delivery(); // the service starts again
        try (Delivery other = delivery()) { // and in two copies
            clock.turn(SETTINGS.longestPause());
            for (int round = 0; round < 20 && found().confirmed() < 51; round++) {
                wait(Stream.concat(delivery.sendDue().stream(), other.sendDue().stream())
                        .toList());
            }
        }

        assertThat(numbers())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 51).boxed().toList());
        assertThat(found().status()).isEqualTo("active");
        assertThat(text(heard.getLast(), "events-since-subscription-start")).isEqualTo("51");
    }

    @Test
    void anEventThatIsReadTwiceCountsOnce() {
        subscribe(null);
        ReferralEvent event = event();
        feed.on(event, "the-same", clock.instant());
        feed.on(event, "the-same", clock.instant());

        assertThat(found().events()).isEqualTo(1);
    }

    @Test
    void hearsOfItsClinicsOnly() {
        subscribe(null);
        feed.on(
                new ReferralEvent.Accepted(Ids.next(), Ids.next(), "elsewhere", "physician.haddad", clock.instant()),
                Ids.next().toString(),
                clock.instant());

        assertThat(found().events()).isZero();
    }

    @Test
    void waitsUntilWhatItNamesCanBeRead() {
        subscribe(null);
        sendAll();
        feed.on(event(), Ids.next().toString(), clock.instant());

        sendAll();
        assertThat(numbers()).isEmpty();
        clock.turn(Duration.ofSeconds(31));
        sendAll();

        assertThat(numbers()).containsExactly(1L);
    }

    @Test
    void aHeartbeatComesWhenNothingElseDoes() {
        subscribe(60);
        sendAll();
        clock.turn(Duration.ofSeconds(59));
        sendAll();
        assertThat(kinds()).containsExactly("handshake");
        clock.turn(Duration.ofSeconds(1));
        sendAll();

        assertThat(kinds()).containsExactly("handshake", "heartbeat");
    }

    @Test
    void whoeverAnswersNothingForAWeekIsSwitchedOffAndCanComeBack() {
        subscribe(null);
        sendAll();
        answer = 500;
        happens(1);
        for (int day = 0; day < 8; day++) {
            sendAll();
            clock.turn(Duration.ofDays(1));
        }
        sendAll();
        assertThat(found().status()).isEqualTo("off");

        answer = 200;
        assertThat(subscriptions.change(id, "ehr-peer", 1L, wish(null))).isTrue();
        assertThat(subscriptions.change(id, "ehr-peer", 1L, wish(null)))
                .as("no longer that version")
                .isFalse();
        sendAll();
        sendAll();

        assertThat(numbers()).as("what was not confirmed is still to be told").containsExactly(1L);
    }

    @Test
    void endsByItself() {
        subscriptions.make(
                id,
                "ehr-peer",
                Set.of(clinic),
                "http://127.0.0.1:1/fhir",
                new SubscriptionReading(
                        false,
                        "",
                        hook(),
                        List.of(),
                        false,
                        "id-only",
                        "application/fhir+json",
                        null,
                        null,
                        5,
                        20,
                        clock.instant().plus(Duration.ofHours(1))));
        sendAll();
        clock.turn(Duration.ofHours(1));
        sendAll();

        assertThat(found().status()).isEqualTo("off");
    }

    @Test
    void keepsTheSubscribersHeadersSealed() {
        subscribe(null);

        String stored = jdbc.sql("select encode(headers, 'escape') from fhir_subscription where id = ?")
                .param(id)
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain("of the subscriber");
    }

    private void subscribe(Integer heartbeat) {
        subscriptions.make(id, "ehr-peer", Set.of(clinic), "http://127.0.0.1:1/fhir", wish(heartbeat));
    }

    private SubscriptionReading wish(Integer heartbeat) {
        return new SubscriptionReading(
                false,
                "",
                hook(),
                List.of("X-Secret: of the subscriber"),
                false,
                "id-only",
                "application/fhir+json",
                null,
                heartbeat,
                5,
                20,
                null);
    }

    private URI hook() {
        return URI.create("http://127.0.0.1:" + subscriber.getAddress().getPort() + "/hook");
    }

    /** Some steps happened a minute ago: what they name can be read. */
    private void happens(int times) {
        for (int time = 0; time < times; time++) {
            feed.on(event(), Ids.next().toString(), clock.instant().minus(Duration.ofMinutes(1)));
        }
    }

    private ReferralEvent event() {
        return new ReferralEvent.Accepted(Ids.next(), Ids.next(), clinic, "physician.haddad", clock.instant());
    }

    /** Sends until nothing is due any more. */
    private void sendAll() {
        List<CompletableFuture<Void>> sent;
        int rounds = 0;
        do {
            long before = found().confirmed();
            int tried = attempts.get();
            sent = delivery.sendDue();
            wait(sent);
            if (found().confirmed() == before && attempts.get() == tried) {
                return;
            }
        } while (!sent.isEmpty() && ++rounds < 50);
    }

    private static void wait(List<CompletableFuture<Void>> sent) {
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    private Subscriber found() {
        return subscriptions.find(id, "ehr-peer").orElseThrow();
    }

    private List<String> kinds() {
        return heard.stream().map(notice -> text(notice, "type")).toList();
    }

    /** The numbers of all events that were told, as often as they were told. */
    private List<Long> numbers() {
        return heard.stream()
                .flatMap(notice -> notice.getParameter().stream())
                .filter(parameter -> parameter.getName().equals("notification-event"))
                .map(event -> Long.valueOf(event.getPart().getFirst().getValue().primitiveValue()))
                .toList();
    }

    private static String text(Parameters notice, String name) {
        return notice.getParameter(name).getValue().primitiveValue();
    }
}
