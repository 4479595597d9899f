package org.backline.dashboard.signin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The access token of a session, renewed when it is about to end. Roles and clinics are read from it, so a change of them
 * reaches the pages as soon as it reaches the services.
 */
@Component
class SessionTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReactiveOAuth2AuthorizedClientManager clients;
    private final ReactiveJwtDecoder decoder;
    private final Map<String, Mono<Jwt>> underway = new ConcurrentHashMap<>();

    SessionTokens(ReactiveOAuth2AuthorizedClientManager clients, ReactiveJwtDecoder decoder) {
        this.clients = clients;
        this.decoder = decoder;
    }

    /** The token of whoever is signed in with this session; empty when the provider ended it. {@link ProviderAway} */
    Mono<Jwt> current(Authentication browser, WebSession session, ServerWebExchange exchange) {
        // Requests of one page come together; the first renews, the others wait for it.
        return Mono.defer(() -> underway.computeIfAbsent(
                session.getId(),
                id -> renewed(browser, exchange)
                        .doFinally(end -> underway.remove(id))
                        .cache()));
    }

    private Mono<Jwt> renewed(Authentication browser, ServerWebExchange exchange) {
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId(Provider.ID)
                .principal(browser)
                .attribute(ServerWebExchange.class.getName(), exchange)
                .build();
        return clients.authorize(request)
                .map(OAuth2AuthorizedClient::getAccessToken)
                .flatMap(token -> decoder.decode(token.getTokenValue()))
                .timeout(PATIENCE)
                .onErrorResume(SessionTokens::isRefusal, refused -> Mono.empty())
                .onErrorMap(ProviderAway::new);
    }

    private static boolean isRefusal(Throwable problem) {
        return problem instanceof BadJwtException
                || (problem instanceof ClientAuthorizationException refused
                        && (refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT)
                                || refused.getError().getErrorCode().equals("client_authorization_required")));
    }
}
