package org.backline.referral.web.fhir;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the sign-in server gives tokens: as its own description says, asked once. */
@Component
class TokenEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebClient http;
    private final String issuer;
    private final String named;
    private volatile @Nullable String found;

    /** @param named where tokens are given, when this process cannot ask the issuer itself */
    TokenEndpoint(
            WebClient.Builder builder,
            @Value("${backline.sign-in.issuer}") String issuer,
            @Value("${backline.fhir.token-endpoint:}") String named) {
        this.http = builder.clone().build();
        this.issuer = issuer;
        this.named = named;
    }

    /** Its address; an error when the sign-in server does not say. */
    Mono<String> find() {
        String known = named.isBlank() ? found : named;
        if (known != null) {
            return Mono.just(known);
        }
        return http.get()
                .uri(URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"))
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(TokenEndpoint::in)
                .doOnNext(endpoint -> found = endpoint);
    }

    private static String in(String description) {
        JsonNode endpoint = Objects.requireNonNull(JSON.readTree(description)).path("token_endpoint");
        if (!endpoint.isString()) {
            throw new IllegalStateException("The sign-in server names no token_endpoint");
        }
        return endpoint.asString();
    }
}
