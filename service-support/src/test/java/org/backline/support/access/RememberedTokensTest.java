package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import reactor.core.publisher.Mono;

/** Whoever comes again with a token is known, for as long as it is good. */
class RememberedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final List<String> verified = new ArrayList<>();
    private final JwtTimestampValidator timestamps = new JwtTimestampValidator(Duration.ZERO);
    private final RememberedTokens tokens = new RememberedTokens(this::verify, timestamps);
    private Instant now = NOW;

    @BeforeEach
    void setClock() {
        InstantSource source = () -> now;
        timestamps.setClock(source.withZone(ZoneOffset.UTC));
    }

    @Test
    void verifiesATokenOnce() {
        assertThat(subject("reyes")).isEqualTo("reyes");
        assertThat(subject("reyes")).isEqualTo("reyes");
        assertThat(verified).containsExactly("reyes");
    }

    @Test
    void anotherTokenIsVerifiedForItself() {
        assertThat(subject("reyes")).isEqualTo("reyes");
        assertThat(subject("Reyes")).isEqualTo("Reyes");
        assertThat(verified).containsExactly("reyes", "Reyes");
    }

    @Test
    void aTokenThatHasExpiredMeanwhileIsRefused() {
        assertThat(subject("reyes")).isEqualTo("reyes");
        now = NOW.plusSeconds(31);
        assertThatThrownBy(() -> subject("reyes")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aTokenThatWasRefusedIsLookedAtAgain() {
        now = NOW.plusSeconds(31);
        assertThatThrownBy(() -> subject("reyes")).isInstanceOf(BadJwtException.class);
        now = NOW;
        assertThat(subject("reyes")).isEqualTo("reyes");
        assertThat(verified).containsExactly("reyes", "reyes");
    }

    private String subject(String token) {
        return tokens.decode(token).block().getSubject();
    }

    /** A decoder whose tokens say who they are of, and are good for half a minute. */
    private Mono<Jwt> verify(String token) {
        verified.add(token);
        Jwt jwt = Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject(token)
                .expiresAt(NOW.plusSeconds(30))
                .build();
        return timestamps.validate(jwt).hasErrors() ? Mono.error(new BadJwtException("expired")) : Mono.just(jwt);
    }
}
