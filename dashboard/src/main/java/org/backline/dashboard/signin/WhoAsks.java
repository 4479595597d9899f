package org.backline.dashboard.signin;

import java.util.List;
import java.util.Optional;
import org.backline.dashboard.people.People;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Makes one thing of the two ways in: from here on a request is asked by whom its access token names, whether it came with
 * the token or with a session that has one.
 */
@Component
class WhoAsks implements WebFilter, Ordered {

    /** After Spring Security, before the gate. */
    private static final int BEFORE_THE_GATE = -50;

    private final SessionTokens tokens;
    private final People people;

    WhoAsks(SessionTokens tokens, People people) {
        this.tokens = tokens;
        this.people = people;
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_GATE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (Furniture.isAskedFor(exchange)) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(who -> enter(exchange, chain, who));
    }

    private Mono<Void> enter(ServerWebExchange exchange, WebFilterChain chain, Optional<Authentication> who) {
        return switch (who.orElse(null)) {
            case JwtAuthenticationToken program -> {
                tell(exchange, program.getToken(), false);
                yield chain.filter(exchange);
            }
            case OAuth2AuthenticationToken browser -> inBrowser(exchange, chain, browser);
            case null, default -> chain.filter(exchange);
        };
    }

    private Mono<Void> inBrowser(ServerWebExchange exchange, WebFilterChain chain, OAuth2AuthenticationToken browser) {
        return exchange.getSession()
                .flatMap(session -> tokens.current(browser, session, exchange)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(token -> {
                            if (token.isEmpty()) {
                                SessionLimits.markEnded(exchange);
                                return session.invalidate()
                                        .then(chain.filter(exchange)
                                                .contextWrite(ReactiveSecurityContextHolder.clearContext()));
                            }
                            tell(exchange, token.get(), true);
                            return chain.filter(exchange)
                                    .contextWrite(ReactiveSecurityContextHolder.withAuthentication(
                                            new JwtAuthenticationToken(token.get(), List.of())));
                        }));
    }

    private void tell(ServerWebExchange exchange, Jwt token, boolean inBrowser) {
        Visitor visitor = Visitor.of(token, inBrowser);
        exchange.getAttributes().put(Visitor.class.getName(), visitor);
        if (visitor.isNamed()) {
            people.seen(visitor.subject(), visitor.name(), visitor.roles(), visitor.clinics());
        }
    }
}
