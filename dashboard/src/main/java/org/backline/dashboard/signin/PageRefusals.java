package org.backline.dashboard.signin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.backline.support.access.ProblemRefusals;
import org.backline.support.access.Refusals;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refusals as people and programs read them: a page of ours for a browser, a problem document for everybody else. The
 * page for a record of another clinic is the page for a record that does not exist.
 */
@Component
class PageRefusals implements Refusals {

    private static final URI SIGN_IN = URI.create("/oauth2/authorization/" + Provider.ID);
    private static final URI SIGNED_OUT = URI.create("/signed-out");
    private static final String JUST_RECORDED = "done";

    private final ProblemRefusals problems;
    private final ITemplateEngine templates;
    private final WebSessionServerRequestCache wanted = new WebSessionServerRequestCache();

    PageRefusals(JsonMapper json, ITemplateEngine templates) {
        this.problems = new ProblemRefusals(json);
        this.templates = templates;
    }

    @Override
    public Mono<Void> notSignedIn(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().containsHeader("HX-Request")) {
            exchange.getResponse().getHeaders().set("HX-Redirect", SIGNED_OUT.toString());
            return problems.notSignedIn(exchange);
        }
        if (Bearer.isIn(exchange) || !wantsPage(exchange)) {
            return problems.notSignedIn(exchange);
        }
        if (!request.getMethod().equals(HttpMethod.GET)) {
            return page(exchange, HttpStatus.UNAUTHORIZED, "signed-off");
        }
        return SessionLimits.hasEnded(exchange)
                ? redirect(exchange, URI.create(SIGNED_OUT + "?why=idle"))
                : wanted.saveRequest(exchange).then(Mono.defer(() -> redirect(exchange, SIGN_IN)));
    }

    @Override
    public Mono<Void> notAllowed(ServerWebExchange exchange, String reason) {
        return wantsPage(exchange)
                ? page(exchange, HttpStatus.FORBIDDEN, "not-allowed")
                : problems.notAllowed(exchange, reason);
    }

    @Override
    public Mono<Void> notFound(ServerWebExchange exchange, String reason) {
        if (!wantsPage(exchange)) {
            return problems.notFound(exchange, reason);
        }
        if (exchange.getRequest().getQueryParams().containsKey(JUST_RECORDED)) {
            exchange.getResponse().getHeaders().set("Refresh", "2");
        }
        return page(exchange, HttpStatus.NOT_FOUND, "not-found");
    }

    @Override
    public Mono<Void> wrongMethod(ServerWebExchange exchange) {
        return wantsPage(exchange)
                ? page(exchange, HttpStatus.METHOD_NOT_ALLOWED, "not-found")
                : problems.wrongMethod(exchange);
    }

    @Override
    public Mono<Void> unreadable(ServerWebExchange exchange) {
        return wantsPage(exchange)
                ? page(exchange, HttpStatus.BAD_REQUEST, "not-found")
                : problems.unreadable(exchange);
    }

    @Override
    public Mono<Void> tooMany(ServerWebExchange exchange) {
        if (!wantsPage(exchange)) {
            return problems.tooMany(exchange);
        }
        exchange.getResponse().getHeaders().set("Retry-After", "1");
        return page(exchange, HttpStatus.TOO_MANY_REQUESTS, "too-many");
    }

    @Override
    public Mono<Void> notNow(ServerWebExchange exchange) {
        if (!wantsPage(exchange)) {
            return problems.notNow(exchange);
        }
        exchange.getResponse().getHeaders().set("Retry-After", "2");
        return page(exchange, HttpStatus.SERVICE_UNAVAILABLE, "not-now");
    }

    /** The hidden field of a form is missing, or belongs to an earlier session. */
    Mono<Void> formTooOld(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(session -> {
            if (SessionLimits.isSignedIn(session)) {
                return wantsPage(exchange)
                        ? page(exchange, HttpStatus.FORBIDDEN, "form-too-old")
                        : problems.notAllowed(exchange, "The form is not one of ours, or too old; load its page again");
            }
            return exchange.getRequest().getPath().value().equals("/logout")
                    ? redirect(exchange, SIGNED_OUT)
                    : notSignedIn(exchange);
        });
    }

    /** Nobody can sign in before the provider is back. */
    Mono<Void> providerAway(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set("Retry-After", "5");
        return page(exchange, HttpStatus.SERVICE_UNAVAILABLE, "provider-away");
    }

    Mono<Void> signInFailed(ServerWebExchange exchange) {
        return page(exchange, HttpStatus.UNAUTHORIZED, "sign-in-failed");
    }

    private static boolean wantsPage(ServerWebExchange exchange) {
        HttpHeaders headers = exchange.getRequest().getHeaders();
        try {
            return !headers.containsHeader("HX-Request")
                    && headers.getAccept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException noWish) {
            return false;
        }
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, URI to) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(to);
        return exchange.getResponse().setComplete();
    }

    private Mono<Void> page(ServerWebExchange exchange, HttpStatus status, String why) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        var values = new Context(exchange.getLocaleContext().getLocale(), Map.of("why", why));
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory()
                .wrap(templates.process("refused", values).getBytes(StandardCharsets.UTF_8))));
    }
}
