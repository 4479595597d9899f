package org.backline.referral.web.fhir;

import org.backline.support.access.Refusals;
import org.backline.support.web.Problems;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What the gate refuses on the FHIR face is told as an OperationOutcome; elsewhere as it always is. */
public final class FhirRefusals implements Refusals {

    private final Refusals elsewhere;
    private final Telling telling;

    /** @param telling writes an OperationOutcome; asked for when it is first needed */
    public FhirRefusals(Refusals elsewhere, Telling telling) {
        this.elsewhere = elsewhere;
        this.telling = telling;
    }

    @Override
    public Mono<Void> notSignedIn(ServerWebExchange exchange) {
        if (!isFhir(exchange)) {
            return elsewhere.notSignedIn(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return telling.tell(
                exchange,
                HttpStatus.UNAUTHORIZED,
                IssueType.LOGIN,
                "Send a valid access token: Authorization: Bearer ...");
    }

    @Override
    public Mono<Void> notAllowed(ServerWebExchange exchange, String reason) {
        return isFhir(exchange)
                ? telling.tell(exchange, HttpStatus.FORBIDDEN, IssueType.FORBIDDEN, reason)
                : elsewhere.notAllowed(exchange, reason);
    }

    @Override
    public Mono<Void> notFound(ServerWebExchange exchange, String reason) {
        return isFhir(exchange)
                ? telling.tell(exchange, HttpStatus.NOT_FOUND, IssueType.NOTFOUND, reason)
                : elsewhere.notFound(exchange, reason);
    }

    @Override
    public Mono<Void> wrongMethod(ServerWebExchange exchange) {
        return isFhir(exchange)
                ? telling.tell(
                        exchange,
                        HttpStatus.METHOD_NOT_ALLOWED,
                        IssueType.NOTSUPPORTED,
                        "This path does not answer to this method")
                : elsewhere.wrongMethod(exchange);
    }

    @Override
    public Mono<Void> unreadable(ServerWebExchange exchange) {
        return isFhir(exchange)
                ? telling.tell(exchange, HttpStatus.BAD_REQUEST, IssueType.INVALID, Problems.UNREADABLE)
                : elsewhere.unreadable(exchange);
    }

    @Override
    public Mono<Void> tooMany(ServerWebExchange exchange) {
        if (!isFhir(exchange)) {
            return elsewhere.tooMany(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return telling.tell(
                exchange,
                HttpStatus.TOO_MANY_REQUESTS,
                IssueType.THROTTLED,
                "Too much at once; nothing was done. Try again in a moment");
    }

    @Override
    public Mono<Void> notNow(ServerWebExchange exchange) {
        if (!isFhir(exchange)) {
            return elsewhere.notNow(exchange);
        }
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return telling.tell(exchange, HttpStatus.SERVICE_UNAVAILABLE, IssueType.TRANSIENT, Problems.OUTCOME_UNKNOWN);
    }

    private static boolean isFhir(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }

    /** Writes an OperationOutcome. */
    @FunctionalInterface
    public interface Telling {

        /** Answers with one issue. */
        Mono<Void> tell(ServerWebExchange exchange, HttpStatus status, IssueType type, String what);
    }
}
