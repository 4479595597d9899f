package org.backline.support.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class BrokerTest {

    private boolean there;

    private final Broker broker = new Broker(
            () -> new Broker.Connection() {
                @Override
                public void ask(long seconds) throws TimeoutException {
                    if (!there) {
                        throw new TimeoutException();
                    }
                }

                @Override
                public void close() {}
            },
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private double answers() {
        return broker.take().getFirst().value();
    }

    @Test
    void aServiceThatNeverReachedItsBrokerIsNotReady() {
        assertThat(answers()).isZero();
        assertThat(broker.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(broker.reachedSinceStart().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void aServiceThatHasLostItSaysSoAndStaysReady() {
        there = true;
        assertThat(answers()).isEqualTo(1);
        assertThat(broker.health().getStatus()).isEqualTo(Status.UP);

        there = false;
        assertThat(answers()).isZero();
        assertThat(broker.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(broker.reachedSinceStart().getStatus()).isEqualTo(Status.UP);

        there = true;
        assertThat(answers()).isEqualTo(1);
        assertThat(broker.health().getStatus()).as("by itself").isEqualTo(Status.UP);
    }
}
