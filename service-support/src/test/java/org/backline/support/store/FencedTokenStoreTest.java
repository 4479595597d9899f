package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy that lost its claim may neither keep nor take back what another one has gone on with. */
class FencedTokenStoreTest {

    private static final String PROCESSOR = "views";
    private static final TrackingToken START = at(0);

    private final EventStoreSamples samples = new EventStoreSamples();
    private final TokenStore paused = store("paused");
    private final TokenStore other = store("other");

    private TokenStore store(String copy) {
        // Claims end at once: who comes may take them.
        return new FencedTokenStore(
                samples.connections,
                EventStoreSamples.SERIALIZER,
                copy,
                Duration.ofSeconds(-1),
                Clock.systemUTC(),
                (processor, segment) -> {});
    }

    @BeforeEach
    void claim() {
        paused.initializeTokenSegments(PROCESSOR, 1, START);
        assertThat(paused.fetchToken(PROCESSOR, 0)).isEqualTo(START);
    }

    @AfterEach
    void close() {
        samples.close();
    }

    private static TrackingToken at(long index) {
        return GapAwareTrackingToken.newInstance(index, List.of());
    }

    @Test
    void doesNotLetItTakeTheClaimBackByExtendingIt() {
        other.fetchToken(PROCESSOR, 0);
        other.storeToken(at(5), PROCESSOR, 0);

        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> paused.extendClaim(PROCESSOR, 0))
                .withMessageContaining("no longer claimed by paused");
        other.storeToken(at(6), PROCESSOR, 0);
        assertThat(other.fetchToken(PROCESSOR, 0)).isEqualTo(at(6));
    }

    @Test
    void doesNotLetItOverwriteWhatAnotherOneLeftBehind() {
        other.fetchToken(PROCESSOR, 0);
        other.storeToken(at(5), PROCESSOR, 0);
        other.releaseClaim(PROCESSOR, 0);

        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> paused.storeToken(at(3), PROCESSOR, 0))
                .withMessageContaining("no longer claimed by paused");
        assertThatExceptionOfType(UnableToClaimTokenException.class).isThrownBy(() -> paused.extendClaim(PROCESSOR, 0));
        assertThat(paused.fetchToken(PROCESSOR, 0)).isEqualTo(at(5));
    }

    @Test
    void keepsAClaimThatIsExtended() {
        samples.execute("update token_entry set timestamp = '2026-01-01T00:00:00Z'");
        paused.extendClaim(PROCESSOR, 0);

        TokenStore patient = new FencedTokenStore(
                samples.connections,
                EventStoreSamples.SERIALIZER,
                "patient",
                Duration.ofMinutes(1),
                Clock.systemUTC(),
                (processor, segment) -> {});
        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> patient.fetchToken(PROCESSOR, 0))
                .withMessageContaining("owned by 'paused'");
        paused.storeToken(at(1), PROCESSOR, 0);
        assertThat(paused.fetchToken(PROCESSOR, 0)).isEqualTo(at(1));
    }
}
