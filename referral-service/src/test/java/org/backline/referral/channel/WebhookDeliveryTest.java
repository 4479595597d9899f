package org.backline.referral.channel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.backline.feed.ReferralChange;
import org.backline.referral.channel.TestReceiver.Received;
import org.backline.support.command.IdReused;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Webhooks reach a receiver that verifies them, whatever fails meanwhile. Time is simulated. */
class WebhookDeliveryTest {

    private final ChannelWorld world = new ChannelWorld();
    private final TestReceiver receiver = new TestReceiver(ChannelWorld.SECRET, world.time);
    private final WebhookEndpoint endpoint = world.endpoint(receiver);
    private final Sender sender = world.sender(world.webhooks(false));
    private final UUID referral = Ids.next();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void arrivesSignedWithIdsAndALinkOnly() {
        UUID event = world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        sender.round();

        assertThat(receiver.taken()).singleElement().satisfies(received -> {
            assertThat(received.id()).isEqualTo(event.toString());
            assertThat(received.body().path("type").asString()).isEqualTo("org.backline.ReferralChanged.v1");
            assertThat(received.body().path("data").propertyNames())
                    .containsExactlyInAnyOrder(
                            "referralId", "clinicId", "occurredAt", "sequence", "change", "urgency", "link");
            assertThat(received.body().at("/data/link").asString())
                    .isEqualTo("https://backline.example/physician/referrals/" + referral);
        });
        assertThat(receiver.lastHeaders())
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-timestamp", String.valueOf(ChannelWorld.START.getEpochSecond()))
                .doesNotContainKeys("authorization", "cookie");
        assertThat(world.deliveries.tally(endpoint.endpointId())).isEqualTo(new Deliveries.Tally(0, 1, 0));
    }

    @Test
    void aReceiverWithAnotherSecretRefuses() {
        try (TestReceiver other = new TestReceiver("whsec_" + "A".repeat(32), world.time)) {
            WebhookEndpoint wrong = world.endpoint(other);
            world.tell(wrong, referral, 0, ReferralChange.REQUESTED);
            sender.round();

            assertThat(other.taken()).isEmpty();
            assertThat(world.deliveries.of(wrong.endpointId(), null, 10))
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
                        assertThat(delivery.lastProblem()).isEqualTo("HTTP_401");
                    });
        }
    }

    @Test
    void aReceiverThatWasDownForADayMissesNothingAndGetsEachOnceInOrder() {
        receiver.answer(received -> 503);
        List<UUID> referrals = List.of(Ids.next(), Ids.next(), Ids.next());
        List<ReferralChange> course =
                List.of(ReferralChange.REQUESTED, ReferralChange.ACKNOWLEDGED, ReferralChange.ACCEPTED);
        for (int step = 0; step < course.size(); step++) {
            for (UUID each : referrals) {
                world.tell(endpoint, each, step, course.get(step));
            }
            world.pass(Duration.ofHours(8), sender);
        }
        assertThat(receiver.taken()).isEmpty();

        receiver.answer(received -> 200);
        world.pass(Duration.ofHours(12), sender);

        for (UUID each : referrals) {
            assertThat(receiver.taken())
                    .filteredOn(received -> received.referralId().equals(each))
                    .extracting(Received::change)
                    .containsExactly("REQUESTED", "ACKNOWLEDGED", "ACCEPTED");
        }
        assertThat(receiver.taken()).hasSize(9);
        assertThat(world.deliveries.tally(endpoint.endpointId())).isEqualTo(new Deliveries.Tally(0, 9, 0));
    }

    @Test
    void aFailingOneHoldsBackOnlyItsOwnReferral() {
        UUID poison = Ids.next();
        receiver.answer(received -> received.referralId().equals(poison) ? 500 : 200);
        world.tell(endpoint, poison, 0, ReferralChange.REQUESTED);
        world.tell(endpoint, poison, 1, ReferralChange.ACCEPTED);
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        world.tell(endpoint, referral, 1, ReferralChange.ACCEPTED);
        world.pass(Duration.ofHours(1), sender);

        assertThat(receiver.taken()).extracting(Received::sequence).containsExactly(0, 1);
        assertThat(receiver.taken()).allMatch(received -> received.referralId().equals(referral));
        assertThat(world.deliveries.of(endpoint.endpointId(), DeliveryState.WAITING, 10))
                .filteredOn(waiting -> waiting.sequence() == 1)
                .as("is not tried before the one in front of it")
                .allMatch(waiting -> waiting.attempts() == 0);
    }

    @Test
    void isGivenUpAfterThreeDaysAndStartedAgainByHand() {
        UUID poison = Ids.next();
        receiver.answer(received -> received.referralId().equals(poison) ? 500 : 200);
        world.tell(endpoint, poison, 0, ReferralChange.REQUESTED);
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        world.pass(Duration.ofDays(2), sender);
        assertThat(world.deliveries.tally(endpoint.endpointId()).dead()).isZero();
        world.pass(Duration.ofDays(2), sender);

        Delivery dead = world.deliveries
                .of(endpoint.endpointId(), DeliveryState.DEAD, 10)
                .getFirst();
        assertThat(dead.referralId()).isEqualTo(poison);
        assertThat(dead.lastProblem()).isEqualTo("HTTP_500");
        assertThat(enabled())
                .as("others have arrived, so the endpoint is not at fault")
                .isTrue();

        receiver.answer(received -> 200);
        assertThat(world.deliveries.retry(endpoint.endpointId(), dead.deliveryId(), world.time.instant()))
                .isTrue();
        assertThat(world.deliveries.retry(endpoint.endpointId(), dead.deliveryId(), world.time.instant()))
                .as("it waits already")
                .isFalse();
        sender.round();
        assertThat(receiver.taken()).extracting(Received::referralId).contains(poison);
    }

    @Test
    void anEndpointThatNothingReachesIsDisabledAndWhatHappensMeanwhileWaits() {
        receiver.answer(received -> 500);
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        world.pass(Duration.ofDays(4), sender);
        assertThat(world.endpoints.find(endpoint.endpointId(), Set.of(world.clinic)))
                .hasValueSatisfying(found -> assertThat(found.disabledWhy()).isEqualTo("UNREACHABLE"));

        receiver.answer(received -> 200);
        world.tell(endpoint, referral, 1, ReferralChange.ACKNOWLEDGED);
        world.pass(Duration.ofDays(10), sender);
        assertThat(receiver.taken()).isEmpty();

        world.endpoints.enable(endpoint.endpointId(), world.time.instant());
        sender.round();
        assertThat(receiver.taken()).extracting(Received::change).containsExactly("ACKNOWLEDGED");
        assertThat(world.deliveries.replay(endpoint.endpointId(), ChannelWorld.START, world.time.instant()))
                .isEqualTo(2);
        sender.round();
        sender.round();
        assertThat(receiver.taken()).extracting(Received::change).containsExactly("ACKNOWLEDGED", "REQUESTED");
    }

    @Test
    void goneMeansGone() {
        receiver.answer(received -> 410);
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        world.tell(endpoint, Ids.next(), 0, ReferralChange.REQUESTED);
        world.pass(Duration.ofDays(1), sender);

        assertThat(receiver.requests()).hasSizeLessThanOrEqualTo(2);
        assertThat(world.endpoints.find(endpoint.endpointId(), Set.of(world.clinic)))
                .hasValueSatisfying(found -> assertThat(found.disabledWhy()).isEqualTo("GONE"));
    }

    @Test
    void replaySendsTheSameIdsAgainInOrder() {
        List<String> events = IntStream.range(0, 4)
                .mapToObj(step -> world.tell(endpoint, referral, step, ReferralChange.SCHEDULED)
                        .toString())
                .toList();
        world.pass(Duration.ofMinutes(1), sender);
        assertThat(receiver.requests()).isEqualTo(events);

        assertThat(world.deliveries.replay(endpoint.endpointId(), ChannelWorld.START, world.time.instant()))
                .isEqualTo(4);
        world.pass(Duration.ofMinutes(1), sender);

        List<String> twice = new ArrayList<>(events);
        twice.addAll(events);
        assertThat(receiver.requests()).isEqualTo(twice);
        assertThat(receiver.taken()).as("a repeat is known by its id").hasSize(4);
    }

    @Test
    void whatAKilledCopyWasSendingIsSentByAnother() {
        UUID event = world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        Transport killed = new Transport() {
            @Override
            public Channel channel() {
                return Channel.WEBHOOK;
            }

            @Override
            public Mono<Outcome> send(Delivery delivery) {
                return world.webhooks(false).send(delivery).map(sent -> {
                    throw new Killed();
                });
            }

            @Override
            public void gone(Delivery delivery, String problem) {}
        };
        // It arrives, and the copy is killed before it writes that down: the claim is all that is left.
        Delivery claimed = world.deliveries
                .claim(Channel.WEBHOOK, endpoint.endpointId(), world.time.instant(), 5)
                .getFirst();
        assertThatThrownBy(() -> killed.send(claimed).block()).isInstanceOf(Killed.class);

        assertThat(sender.round()).as("it is still the other copy's").isZero();
        world.time.turn(Deliveries.CLAIM);
        assertThat(sender.round()).isEqualTo(1);

        assertThat(receiver.requests()).containsExactly(event.toString(), event.toString());
        assertThat(receiver.taken()).hasSize(1);
        assertThat(world.deliveries.tally(endpoint.endpointId())).isEqualTo(new Deliveries.Tally(0, 1, 0));
    }

    @Test
    void twoCopiesSendEachDeliveryOnceAndInOrder() throws Exception {
        List<UUID> referrals =
                IntStream.range(0, 20).mapToObj(each -> Ids.next()).toList();
        for (int step = 0; step < 4; step++) {
            for (UUID each : referrals) {
                world.tell(endpoint, each, step, ReferralChange.SCHEDULED);
            }
        }
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger sent = new AtomicInteger();
        try (ExecutorService copies = Executors.newFixedThreadPool(2)) {
            List<Future<?>> rounds = new ArrayList<>();
            for (int copy = 0; copy < 2; copy++) {
                Sender one = world.sender(world.webhooks(false));
                rounds.add(copies.submit(() -> {
                    start.await();
                    while (world.deliveries.tally(endpoint.endpointId()).waiting() > 0) {
                        sent.addAndGet(one.round());
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> round : rounds) {
                round.get(60, TimeUnit.SECONDS);
            }
        }

        assertThat(sent).hasValue(80);
        assertThat(receiver.requests()).hasSize(80).doesNotHaveDuplicates();
        for (UUID each : referrals) {
            assertThat(receiver.taken())
                    .filteredOn(received -> received.referralId().equals(each))
                    .extracting(Received::sequence)
                    .containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void followsNoRedirect() {
        try (TestReceiver elsewhere = new TestReceiver(ChannelWorld.SECRET, world.time)) {
            receiver.answer(307, Map.of("Location", elsewhere.url().toString()));
            world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
            sender.round();

            assertThat(elsewhere.requests()).isEmpty();
            assertThat(world.deliveries
                            .of(endpoint.endpointId(), null, 1)
                            .getFirst()
                            .lastProblem())
                    .isEqualTo("HTTP_307");
        }
    }

    @Test
    void asksAgainWhenItIsToldTo() {
        receiver.answer(429, Map.of("Retry-After", "600"));
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        sender.round();

        assertThat(world.deliveries
                        .of(endpoint.endpointId(), null, 1)
                        .getFirst()
                        .nextAt())
                .isEqualTo(ChannelWorld.START.plusSeconds(600));
    }

    @Test
    void inProductionNeitherALiteralNorANameLeadsIntoTheOwnNetwork() {
        Sender prod = world.sender(world.webhooks(true));
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        prod.round();
        assertThat(world.deliveries
                        .of(endpoint.endpointId(), null, 1)
                        .getFirst()
                        .lastProblem())
                .isEqualTo("ADDRESS_NOT_ALLOWED");

        // The name passes as a name; where it leads is seen when it is resolved.
        URI name = URI.create("https://localhost:" + endpoint.url().getPort() + "/in");
        world.endpoints.change(endpoint.endpointId(), name, Set.of(), Optional.empty());
        world.pass(Duration.ofMinutes(1), prod);
        assertThat(world.deliveries
                        .of(endpoint.endpointId(), null, 1)
                        .getFirst()
                        .lastProblem())
                .isEqualTo("UnknownHostException");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void nobodyListeningIsTriedAgain() {
        receiver.close();
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        sender.round();

        assertThat(world.deliveries
                        .of(endpoint.endpointId(), null, 1)
                        .getFirst()
                        .state())
                .isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void theSameEventIsAddedOnce() {
        UUID event = Ids.next();
        for (int time = 0; time < 2; time++) {
            world.deliveries.add(
                    Channel.WEBHOOK, endpoint.endpointId(), world.clinic, referral, event, 0, "{}", ChannelWorld.START);
        }
        assertThat(world.deliveries.tally(endpoint.endpointId()).waiting()).isEqualTo(1);
    }

    @Test
    void theSecretIsSealedAtRestAndOneIdIsOneEndpoint() {
        byte[] stored = world.jdbc
                .sql("select secret from webhook_endpoint where endpoint_id = ?")
                .param(endpoint.endpointId())
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(new String(stored, ISO_8859_1)).doesNotContain("whsec", "MfKQ9r8G");

        world.endpoints.register(endpoint, WebhookSecret.of(ChannelWorld.SECRET));
        WebhookEndpoint other = new WebhookEndpoint(
                endpoint.endpointId(),
                world.clinic,
                URI.create("https://elsewhere.example/in"),
                Set.of(),
                ChannelWorld.START,
                "admin",
                null,
                null);
        assertThatThrownBy(() -> world.endpoints.register(other, WebhookSecret.of(ChannelWorld.SECRET)))
                .isInstanceOf(IdReused.class);
        assertThat(world.endpoints.of(Set.of(world.clinic))).hasSize(1);
    }

    @Test
    void aRemovedEndpointIsForgottenWithWhatWaited() {
        world.tell(endpoint, referral, 0, ReferralChange.REQUESTED);
        world.endpoints.remove(endpoint.endpointId());

        assertThat(sender.round()).isZero();
        assertThat(world.deliveries.of(endpoint.endpointId(), null, 10)).isEmpty();
    }

    private boolean enabled() {
        return world.endpoints
                .find(endpoint.endpointId(), Set.of(world.clinic))
                .filter(found -> found.disabledAt() == null)
                .isPresent();
    }

    private static final class Killed extends RuntimeException {}
}
