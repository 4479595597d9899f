package org.backline.support.access;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CorsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;

/**
 * Sign-in by OpenID Connect: access tokens of one issuer, meant for Backline, not expired. Who may do what with one is
 * the matrix's business; here a request is only told from whom it comes. The issuer may be away when a service starts.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SignInConfiguration {

    @Bean
    @ConditionalOnMissingBean
    SecurityWebFilterChain bearerTokens(ServerHttpSecurity http, Refusals refusals) {
        return http.csrf(CsrfSpec::disable)
                .cors(CorsSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((exchange, wrong) -> refusals.notSignedIn(exchange)))
                .build();
    }

    /** A request that the firewall does not let in is told so, wherever that is seen. */
    @Bean
    ServerExchangeRejectedHandler unreadable(Refusals refusals) {
        return (exchange, rejected) -> refusals.unreadable(exchange);
    }

    /** A request is one span: each step of its sign-in measured would be a third of the work for it, and tell nothing. */
    @Bean
    SecurityObservationSettings noStepOfSignInIsMeasured() {
        return SecurityObservationSettings.noObservations();
    }

    /** No password is known here; without this Spring Boot would make one up and print it. */
    @Bean
    @ConditionalOnMissingBean
    ReactiveAuthenticationManager nobodyByPassword() {
        return authentication -> reactor.core.publisher.Mono.empty();
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder accessTokens(
            @Value("${backline.sign-in.issuer}") String issuer,
            @Value("${backline.sign-in.audience}") String audience,
            @Value("${backline.sign-in.keys:}") String keys) {
        OAuth2TokenValidator<Jwt> valid = new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)));
        return new RememberedTokens(
                new SupplierReactiveJwtDecoder(() -> {
                    NimbusReactiveJwtDecoder decoder = keys.isEmpty()
                            ? NimbusReactiveJwtDecoder.withIssuerLocation(issuer)
                                    .build()
                            : NimbusReactiveJwtDecoder.withJwkSetUri(keys).build();
                    decoder.setJwtValidator(valid);
                    return decoder;
                }),
                valid);
    }
}
