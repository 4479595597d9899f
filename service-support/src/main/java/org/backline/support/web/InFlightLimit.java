package org.backline.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets only so many requests in at once. Beyond that to look at a token and a body costs more than the work itself, and
 * all would wait for all: who comes then is told at once to come again, before anything is done for him. A request is in
 * until its answer begins, so a page that stays open does not count. Whether the process is well may always be asked.
 */
public final class InFlightLimit implements WebFilter, Ordered, MeterBinder {

    private static final String OPERATION = "/actuator";

    private static final byte[] PROBLEM = """
            {"type":"urn:backline:problem:overloaded","title":"Not now","status":503,\
            "detail":"The service cannot take this at the moment; nothing was stored. Try again in a moment"}\
            """.getBytes(UTF_8);

    private final int most;
    private final AtomicInteger inside = new AtomicInteger();
    private final LongAdder shed = new LongAdder();

    /** A limit of so many requests, 1 or more. */
    public InFlightLimit(int most) {
        this.most = most;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("backline.requests.shed", shed, LongAdder::doubleValue)
                .tag("why", "door")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith(OPERATION)) {
            return chain.filter(exchange);
        }
        return Mono.defer(() -> {
            if (inside.incrementAndGet() > most) {
                inside.decrementAndGet();
                shed.increment();
                return turnAway(exchange.getResponse());
            }
            var left = new AtomicBoolean();
            Runnable leave = () -> {
                if (left.compareAndSet(false, true)) {
                    inside.decrementAndGet();
                }
            };
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(leave));
            return chain.filter(exchange).doFinally(end -> leave.run());
        });
    }

    private static Mono<Void> turnAway(ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        DataBuffer body = response.bufferFactory().wrap(PROBLEM);
        return response.writeWith(Mono.just(body));
    }
}
