package org.backline.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets only so many requests in at once, and none while those who are in wait long. Beyond that to look at a token and a
 * body costs more than the work itself, and all would wait for all: who comes then is told at once to come again, before
 * anything is done for him. A request is in until its answer begins, so a page that stays open does not count. Whether the
 * process is well may always be asked.
 */
public final class InFlightLimit implements WebFilter, Ordered, MeterBinder {

    private static final String OPERATION = "/actuator";

    private static final byte[] PROBLEM = """
            {"type":"urn:backline:problem:overloaded","title":"Not now","status":503,\
            "detail":"The service cannot take this at the moment; nothing was stored. Try again in a moment"}\
            """.getBytes(UTF_8);

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, UTF_8);

    /** For a person: the language is not known before anything is looked at. */
    private static final byte[] PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
            <title>Not now - Backline</title><style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;\
            max-width:36rem;margin:15vh auto;padding:0 1rem}div{margin-top:3rem}h2{font-size:1.2rem}</style></head><body><main><h1>Not now</h1>\
            <p>Backline has more to do at this moment than it can. Nothing was stored.</p>\
            <p>Wait a few seconds, then load the page again; if you have just sent a form, go back and send it again.</p>\
            <div lang="es"><h2>Ahora no</h2>\
            <p>Backline tiene en este momento más trabajo del que puede hacer. No se ha guardado nada.</p>\
            <p>Espere unos segundos y vuelva a cargar la página; si acaba de enviar un formulario, vuelva atrás y envíelo\
             otra vez.</p></div></main></body></html>
            """.getBytes(UTF_8);

    private final int most;
    private final BooleanSupplier late;
    private final AtomicInteger inside = new AtomicInteger();
    private final LongAdder shed = new LongAdder();

    /**
     * A limit.
     *
     * @param most how many requests, 1 or more
     * @param late whether those who are in wait so long already that nobody should be added
     */
    public InFlightLimit(int most, BooleanSupplier late) {
        this.most = most;
        this.late = late;
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
            if (inside.incrementAndGet() > most || late.getAsBoolean()) {
                inside.decrementAndGet();
                shed.increment();
                return turnAway(exchange);
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

    private static Mono<Void> turnAway(ServerWebExchange exchange) {
        String accepted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT);
        boolean isBrowser = accepted != null && accepted.startsWith(MediaType.TEXT_HTML_VALUE);
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        response.getHeaders().setContentType(isBrowser ? HTML : MediaType.APPLICATION_PROBLEM_JSON);
        DataBuffer body = response.bufferFactory().wrap(isBrowser ? PAGE : PROBLEM);
        return response.writeWith(Mono.just(body));
    }
}
