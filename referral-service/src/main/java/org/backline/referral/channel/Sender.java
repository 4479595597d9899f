package org.backline.referral.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends what is due, writes down what came of it, and gives up in the end. A crash between the other side's confirmation
 * and our writing it down sends once more, under the same id.
 */
public class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int PER_TARGET = 5;
    private static final int AT_ONCE = 64;
    private static final Duration LONGEST_TRY = Deliveries.CLAIM.dividedBy(2);

    private final Deliveries deliveries;
    private final List<Transport> transports;
    private final Retries retries;
    private final Consumer<Delivery> arrived;
    private final Clock clock;

    /** @param arrived told of each delivery that the other side has confirmed, before that is written down */
    Sender(
            Deliveries deliveries,
            List<Transport> transports,
            Retries retries,
            Consumer<Delivery> arrived,
            Clock clock) {
        this.deliveries = deliveries;
        this.transports = List.copyOf(transports);
        this.retries = retries;
        this.arrived = arrived;
        this.clock = clock;
    }

    /** Tries everything that is due, once; says how many were tried. Comes back when all have an outcome. */
    public int round() {
        int tried = 0;
        for (Transport transport : transports) {
            Instant now = clock.instant();
            List<Delivery> claimed = new ArrayList<>();
            for (UUID target : deliveries.targetsWithDue(transport.channel(), now)) {
                claimed.addAll(deliveries.claim(transport.channel(), target, now, PER_TARGET));
            }
            tried += claimed.size();
            Flux.fromIterable(claimed)
                    .flatMap(delivery -> attempt(transport, delivery), AT_ONCE)
                    .toIterable()
                    .forEach(attempt -> settle(transport, attempt));
        }
        return tried;
    }

    private static Mono<Attempt> attempt(Transport transport, Delivery delivery) {
        return Mono.defer(() -> transport.send(delivery))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(LONGEST_TRY)
                .onErrorResume(failure ->
                        Mono.just(new Outcome.Failed(failure.getClass().getSimpleName(), null)))
                .map(outcome -> new Attempt(delivery, outcome));
    }

    private void settle(Transport transport, Attempt attempt) {
        Delivery delivery = attempt.delivery();
        switch (attempt.outcome()) {
            case Outcome.Delivered delivered -> {
                arrived.accept(delivery);
                deliveries.delivered(delivery, clock.instant());
            }
            case Outcome.NotNeeded notNeeded -> deliveries.delivered(delivery, clock.instant());
            case Outcome.Failed failed -> {
                Optional<Instant> next = retries.next(delivery, clock.instant(), failed.notBefore());
                if (next.isPresent()) {
                    deliveries.failed(delivery, failed.problem(), next.get());
                } else {
                    giveUp(transport, delivery, failed.problem());
                }
            }
            case Outcome.Gone gone -> {
                transport.gone(delivery, gone.problem());
                giveUp(transport, delivery, gone.problem());
            }
        }
    }

    private void giveUp(Transport transport, Delivery delivery, String problem) {
        deliveries.dead(delivery, problem);
        LOG.warn(
                "Delivery {} of referral {} by {} is given up after {} tries: {}",
                delivery.deliveryId(),
                delivery.referralId(),
                transport.channel(),
                delivery.attempts(),
                problem);
        if (!deliveries.reachedSince(delivery.targetId(), delivery.since())) {
            transport.gone(delivery, problem);
        }
    }

    private record Attempt(Delivery delivery, Outcome outcome) {}
}
