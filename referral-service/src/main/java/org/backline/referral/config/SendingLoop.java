package org.backline.referral.config;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.backline.referral.channel.Sender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Lets the sender look for what is due, on a thread of its own: a slow endpoint holds up nothing else of the service. */
final class SendingLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SendingLoop.class);
    private static final Duration LAST_ROUND = Duration.ofSeconds(15);

    private final Sender sender;
    private final Duration tick;
    private volatile boolean running;
    private ScheduledExecutorService thread = idle();
    private @Nullable ScheduledFuture<?> rounds;

    SendingLoop(Sender sender, Duration tick) {
        this.sender = sender;
        this.tick = tick;
    }

    private static ScheduledExecutorService idle() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("channels").factory());
    }

    @Override
    public void start() {
        if (thread.isShutdown()) {
            thread = idle();
        }
        running = true;
        rounds = thread.scheduleWithFixedDelay(this::rounds, tick.toMillis(), tick.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void rounds() {
        try {
            while (running && sender.round() > 0) {
                // As long as something is due, the next round follows at once.
            }
        } catch (RuntimeException passing) { // the database may be away for a while; the loop must live on
            LOG.warn("Nothing could be sent this time: {}", passing.toString());
        }
    }

    /** A round that has begun ends by itself: what it has claimed is either written down or tried again. */
    @Override
    public void stop() {
        running = false;
        if (rounds != null) {
            rounds.cancel(false);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The last round of sending did not end in time; its deliveries are tried again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
