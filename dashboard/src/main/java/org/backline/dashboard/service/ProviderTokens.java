package org.backline.dashboard.service;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.backline.support.web.Connections;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** Asks the provider of sign-ins for tokens. */
@Component
public class ProviderTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebClient http = WebClient.builder()
            .clientConnector(Connections.to("provider", PATIENCE))
            .build();

    /**
     * For the code with which somebody comes back from there.
     *
     * @param away what is thrown when the provider does not answer: it refuses nobody by that
     */
    public ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> forACode(
            UnaryOperator<Throwable> away) {
        var client = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        client.setWebClient(http);
        return request -> client.getTokenResponse(request).onErrorMap(WebClientRequestException.class, away);
    }

    /** For the token that renews another. */
    public ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> forARefreshToken() {
        var client = new WebClientReactiveRefreshTokenTokenResponseClient();
        client.setWebClient(http);
        return client;
    }
}
