package org.backline.referral.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a failed delivery is tried again: each pause is twice the one before, up to the longest, until it was tried for
 * long enough. Pauses differ by up to a tenth from delivery to delivery, so that what failed together does not come back
 * together.
 *
 * @param first pause after the first try
 * @param longest no pause is longer
 * @param patience how long it is tried, from when it was made
 */
public record Retries(Duration first, Duration longest, Duration patience) {

    private static final int MOST_DOUBLINGS = 30;
    private static final int SPREAD = 1_000;

    public Retries {
        if (!first.isPositive() || longest.compareTo(first) < 0 || patience.compareTo(first) < 0) {
            throw new IllegalArgumentException("Pauses are positive and the longest and the patience no less than the"
                    + " first: " + first + ", " + longest + ", " + patience);
        }
    }

    /**
     * When it is tried next.
     *
     * @param delivery with the try that has failed counted
     * @param notBefore how long the other side asks to be left alone, heard up to the longest pause
     * @return empty when it was tried for long enough
     */
    Optional<Instant> next(Delivery delivery, Instant now, @Nullable Duration notBefore) {
        Instant end = delivery.since().plus(patience);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, delivery.attempts() - 1));
        Duration pause = least(first.multipliedBy(1L << doublings), longest);
        long spread = Math.floorMod(delivery.deliveryId().getLeastSignificantBits(), SPREAD);
        pause = pause.plus(pause.multipliedBy(spread).dividedBy(10L * SPREAD));
        if (notBefore != null && notBefore.compareTo(pause) > 0) {
            pause = least(notBefore, longest);
        }
        Instant next = now.plus(pause);
        return Optional.of(next.isAfter(end) ? end : next);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
