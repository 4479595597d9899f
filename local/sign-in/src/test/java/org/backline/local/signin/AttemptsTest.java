package org.backline.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.backline.local.signin.SignInSettings.Limit;
import org.backline.local.signin.SignInSettings.Limits;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final String HERE = "127.0.0.1";

    private final SetClock clock = new SetClock();
    private final Attempts attempts =
            new Attempts(new Limits(new Limit(3, Duration.ofSeconds(30)), new Limit(5, Duration.ofSeconds(2))), clock);

    @Test
    void allowsANumberForANameAndThenOneAtATime() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(attempts.take("a", HERE)).isEmpty();
        }

        assertThat(attempts.take("a", HERE)).contains(Duration.ofSeconds(30));
        clock.pass(Duration.ofMillis(29_999));
        assertThat(attempts.take("a", HERE)).contains(Duration.ofMillis(1));
        clock.pass(Duration.ofMillis(1));
        assertThat(attempts.take("a", HERE)).isEmpty();
        assertThat(attempts.take("a", HERE)).isPresent();
    }

    @Test
    void allowsANumberFromAnAddressWhateverTheName() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(attempts.take("name " + attempt, HERE)).isEmpty();
        }

        assertThat(attempts.take("another", HERE)).contains(Duration.ofSeconds(2));
        assertThat(attempts.take("another", "127.0.0.2")).isEmpty();
    }

    @Test
    void doesNotCountAttemptsThatSucceed() {
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThat(attempts.take("a", HERE)).isEmpty();
            attempts.giveBack("a", HERE);
        }
    }

    @Test
    void doesNotHoldARefusedAttemptAgainstAnybody() {
        for (int attempt = 0; attempt < 50; attempt++) {
            var _ = attempts.take("a", HERE);
        }

        clock.pass(Duration.ofSeconds(90));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(attempts.take("a", HERE)).isEmpty();
        }
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatThrownBy(() -> new Limit(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Limit(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
