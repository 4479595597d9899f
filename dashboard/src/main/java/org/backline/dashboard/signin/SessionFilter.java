package org.backline.dashboard.signin;

import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Ends sessions that have lasted too long, before anything is done in their name. */
@Component
class SessionFilter implements WebFilter, Ordered {

    /** Before Spring Security reads who is signed in. */
    private static final int BEFORE_SIGN_IN = -200;

    private final SessionLimits limits;
    private final PageRefusals refusals;

    SessionFilter(SessionLimits limits, PageRefusals refusals) {
        this.limits = limits;
        this.refusals = refusals;
    }

    @Override
    public int getOrder() {
        return BEFORE_SIGN_IN;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Mono<Void> rest =
                chain.filter(exchange).onErrorResume(ProviderAway.class, away -> refusals.providerAway(exchange));
        if (Furniture.isAskedFor(exchange) || Bearer.isIn(exchange)) {
            return rest;
        }
        return exchange.getSession().flatMap(session -> {
            if (!SessionLimits.isSignedIn(session)) {
                return rest;
            }
            if (limits.isOver(session)) {
                SessionLimits.markEnded(exchange);
                return session.invalidate().then(rest);
            }
            limits.touch(session, exchange);
            return rest;
        });
    }
}
