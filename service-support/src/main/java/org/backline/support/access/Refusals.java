package org.backline.support.access;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How a process tells that a request goes no further. */
public interface Refusals {

    /** Nobody is signed in. */
    Mono<Void> notSignedIn(ServerWebExchange exchange);

    /** The caller may never do this. */
    Mono<Void> notAllowed(ServerWebExchange exchange, String reason);

    /** There is no such thing, or it is not the caller's to know that there is. */
    Mono<Void> notFound(ServerWebExchange exchange, String reason);

    /** The path is right and the method is not. */
    Mono<Void> wrongMethod(ServerWebExchange exchange);

    /** The address or a header has characters in it that neither has. */
    Mono<Void> unreadable(ServerWebExchange exchange);

    /** Too much at once from one caller. */
    Mono<Void> tooMany(ServerWebExchange exchange);

    /** Something that is needed is away; whether anything was stored is not known. */
    Mono<Void> notNow(ServerWebExchange exchange);
}
