package org.backline.referral.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Instant MADE = Instant.parse("2026-11-22T10:00:00Z");
    private static final Retries RETRIES = new Retries(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));

    @Test
    void doublesThePauseUpToTheLongestAndTriesForThreeDays() {
        List<Duration> pauses = new ArrayList<>();
        Instant now = MADE;
        for (int attempts = 1; ; attempts++) {
            Optional<Instant> next = RETRIES.next(tried(attempts, 0), now, null);
            if (next.isEmpty()) {
                break;
            }
            pauses.add(Duration.between(now, next.get()));
            now = next.get();
        }

        assertThat(pauses.subList(0, 4))
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofHours(6)));
        assertThat(now).isEqualTo(MADE.plus(Duration.ofDays(3)));
        assertThat(pauses).hasSizeBetween(20, 30);
    }

    @Test
    void spreadsWhatFailedTogetherByATenth() {
        Instant one = RETRIES.next(tried(1, 0), MADE, null).orElseThrow();
        Instant other = RETRIES.next(tried(1, 999), MADE, null).orElseThrow();

        assertThat(other).isAfter(one).isBefore(MADE.plus(Duration.ofMillis(5_500)));
    }

    @Test
    void leavesTheOtherSideAloneForAsLongAsItAsksUpToTheLongestPause() {
        assertThat(RETRIES.next(tried(1, 0), MADE, Duration.ofMinutes(10))).contains(MADE.plus(Duration.ofMinutes(10)));
        assertThat(RETRIES.next(tried(1, 0), MADE, Duration.ofDays(2))).contains(MADE.plus(Duration.ofHours(6)));
        assertThat(RETRIES.next(tried(1, 0), MADE, Duration.ofSeconds(1))).contains(MADE.plus(Duration.ofSeconds(5)));
    }

    @Test
    void bearsAnyNumberOfTries() {
        assertThat(RETRIES.next(tried(Integer.MAX_VALUE, 0), MADE, null)).contains(MADE.plus(Duration.ofHours(6)));
    }

    @Test
    void refusesPausesThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retries(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retries(Duration.ofHours(2), Duration.ofHours(1), Duration.ofDays(1)));
    }

    private static Delivery tried(int attempts, long spread) {
        return new Delivery(
                new UUID(1, spread),
                Channel.WEBHOOK,
                new UUID(2, 2),
                "north",
                new UUID(3, 3),
                new UUID(4, 4),
                0,
                "{}",
                DeliveryState.WAITING,
                MADE,
                attempts,
                MADE,
                MADE,
                null,
                null);
    }
}
