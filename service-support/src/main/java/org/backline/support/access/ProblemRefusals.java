package org.backline.support.access;

import java.net.URI;
import org.backline.support.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as RFC 9457 problem documents. */
public class ProblemRefusals implements Refusals {

    private final JsonMapper json;

    public ProblemRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> notSignedIn(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return write(
                exchange,
                HttpStatus.UNAUTHORIZED,
                "not-signed-in",
                "Not signed in",
                "Send a valid access token: Authorization: Bearer ...");
    }

    @Override
    public Mono<Void> notAllowed(ServerWebExchange exchange, String reason) {
        return write(exchange, HttpStatus.FORBIDDEN, "not-allowed", "Not allowed in this role", reason);
    }

    @Override
    public Mono<Void> notFound(ServerWebExchange exchange, String reason) {
        return write(exchange, HttpStatus.NOT_FOUND, "not-found", "Not found", reason);
    }

    @Override
    public Mono<Void> wrongMethod(ServerWebExchange exchange) {
        return write(
                exchange,
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Not this method",
                "This path does not answer to this method");
    }

    @Override
    public Mono<Void> unreadable(ServerWebExchange exchange) {
        return write(
                exchange,
                HttpStatus.BAD_REQUEST,
                Problems.UNREADABLE_SLUG,
                Problems.UNREADABLE_TITLE,
                Problems.UNREADABLE);
    }

    @Override
    public Mono<Void> tooMany(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return write(
                exchange,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too much at once",
                "Nothing was done; try again in a moment");
    }

    @Override
    public Mono<Void> notNow(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return write(exchange, HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Not now", Problems.OUTCOME_UNKNOWN);
    }

    private Mono<Void> write(ServerWebExchange exchange, HttpStatus status, String slug, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:backline:problem:" + slug));
        problem.setTitle(title);
        problem.setInstance(URI.create(exchange.getRequest().getPath().value()));
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        byte[] body = json.writeValueAsBytes(problem);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
