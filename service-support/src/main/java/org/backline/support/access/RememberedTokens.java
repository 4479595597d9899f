package org.backline.support.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Verifies the signature of a token once a minute and not with each request of whoever works with it. What may change while a
 * token is in use, whether it has expired, is looked at each time. A token that was refused is not remembered.
 *
 * <p>A key that its issuer withdraws is believed for a minute longer here than by the decoder behind, which keeps a key for as
 * long as it meets no unknown one.
 */
final class RememberedTokens implements ReactiveJwtDecoder {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A token and what it says take a few kB. */
    private static final int MOST = 1_000;

    private final ReactiveJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /**
     * Remembers what a decoder made of a token.
     *
     * @param validator by which a token that is remembered is looked at again; the decoder's own
     */
    RememberedTokens(ReactiveJwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        @Nullable Jwt known = verified.getIfPresent(token);
        return known == null || validator.validate(known).hasErrors()
                ? decoder.decode(token).doOnNext(jwt -> verified.put(token, jwt))
                : Mono.just(known);
    }
}
