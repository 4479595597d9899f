package org.backline.support.vitals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the broker answers. Asked every few seconds; a health check itself does not wait for it. */
class Broker implements VitalSign, HealthIndicator, AutoCloseable {

    private static final long PATIENCE_SECONDS = 2;

    private final Supplier<Connection> connect;
    private final Clock clock;
    private @Nullable Connection connection;
    private volatile @Nullable Instant answered;
    private volatile boolean there;

    /** Asks a broker something small. */
    interface Connection extends AutoCloseable {

        void ask(long seconds) throws InterruptedException, ExecutionException, TimeoutException;

        @Override
        void close();
    }

    Broker(Supplier<Connection> connect, Clock clock) {
        this.connect = connect;
        this.clock = clock;
    }

    @Override
    public synchronized List<Reading> take() {
        try {
            if (connection == null) {
                connection = connect.get();
            }
            connection.ask(PATIENCE_SECONDS);
            answered = clock.instant();
            there = true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException silent) {
            there = false;
        }
        return List.of(new Reading("backline.broker.answers", Map.of(), there ? 1 : 0));
    }

    /** Whether it answers now. */
    @Override
    public Health health() {
        @Nullable Instant last = answered;
        if (there) {
            return Health.up().build();
        }
        return last == null
                ? Health.outOfService()
                        .withDetail("broker", "has not answered yet")
                        .build()
                : Health.down()
                        .withDetail(
                                "silentForSeconds",
                                Duration.between(last, clock.instant()).toSeconds())
                        .build();
    }

    /**
     * Whether it has answered since the start. A service that cannot reach its broker at all is not ready; one that has
     * lost it is, since people can still enter what they see, and nothing of it is lost.
     */
    Health reachedSinceStart() {
        return answered == null
                ? Health.outOfService()
                        .withDetail("broker", "has not answered since the start")
                        .build()
                : Health.up().build();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
        }
    }

    static long patienceMillis() {
        return TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
    }
}
