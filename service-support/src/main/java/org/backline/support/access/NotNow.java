package org.backline.support.access;

import org.backline.support.web.Unavailable;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * What fails before a request has reached its handler or after it has left it (who may, the line in the ledger) because
 * the database is away, is answered as what fails within: later, and not as a defect.
 */
final class NotNow implements WebExceptionHandler, Ordered {

    /** Before Spring Boot's own, which would call it a defect. */
    private static final int BEFORE_THE_LAST = -2;

    private final Refusals refusals;

    NotNow(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_LAST;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        return !exchange.getResponse().isCommitted() && Unavailable.explains(failure)
                ? refusals.notNow(exchange)
                : Mono.error(failure);
    }
}
