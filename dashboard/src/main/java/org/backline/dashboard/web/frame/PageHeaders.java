package org.backline.dashboard.web.frame;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What a browser may do with our pages: run and load only what we serve, show them in nobody's frame, keep no copy of
 * what is about athletes. Forms are taken from our own pages only.
 */
@Component
class PageHeaders implements WebFilter, Ordered {

    /** Before everything: a refusal has them too. */
    private static final int FIRST = -300;

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; form-action 'self' ISSUER; base-uri 'none'; frame-ancestors 'none';"
                    + " manifest-src 'self'";

    private final String policy;

    /** Browsers hold redirects of a form against form-action too, and the log-off leads to the issuer. */
    PageHeaders(@Value("${backline.sign-in.issuer}") URI issuer) {
        policy = POLICY.replace("ISSUER", issuer.getScheme() + "://" + issuer.getRawAuthority());
    }

    @Override
    public int getOrder() {
        return FIRST;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        String path = exchange.getRequest().getPath().value();
        if (!path.startsWith("/webjars/") && !path.startsWith("/_static/") && !path.startsWith("/app/")) {
            headers.setCacheControl("no-store");
        }
        if (isForeign(exchange)) {
            exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
            return exchange.getResponse().setComplete();
        }
        return chain.filter(exchange);
    }

    /** A browser says of every request where its page came from. */
    private static boolean isForeign(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        String site = exchange.getRequest().getHeaders().getFirst("Sec-Fetch-Site");
        return !method.equals(HttpMethod.GET)
                && !method.equals(HttpMethod.HEAD)
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
    }
}
