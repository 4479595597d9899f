package org.backline.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

class InFlightLimitTest {

    private static final int MOST = 2;

    private final AtomicBoolean late = new AtomicBoolean();
    private final InFlightLimit limit = new InFlightLimit(MOST, late::get);
    private final List<Sinks.Empty<Void>> inside = new ArrayList<>();

    /** A request that is worked on until its sink completes; the exchange tells what became of it. */
    private MockServerWebExchange ask(String path) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
        limit.filter(exchange, work(exchange)).subscribe();
        return exchange;
    }

    private WebFilterChain work(MockServerWebExchange exchange) {
        return same -> {
            Sinks.Empty<Void> done = Sinks.empty();
            inside.add(done);
            exchange.getResponse().setStatusCode(HttpStatus.OK);
            return done.asMono();
        };
    }

    @Test
    void tellsWhoeverIsOneTooManyToComeAgainBeforeAnythingIsDone() {
        ask("/cases/1");
        ask("/cases/2");
        MockServerWebExchange third = ask("/cases/3");
        assertThat(inside).hasSize(MOST);
        assertThat(third.getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(third.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo("2");
        assertThat(third.getResponse().getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(third.getResponse().getBodyAsString().block())
                .contains("\"type\":\"urn:backline:problem:overloaded\"", "\"status\":503", "nothing was stored");

        var meters = new SimpleMeterRegistry();
        limit.bindTo(meters);
        assertThat(meters.get("backline.requests.shed")
                        .tag("why", "door")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void letsTheNextInWhenOneIsDoneOrFails() {
        ask("/cases/1");
        ask("/cases/2");
        inside.getFirst().tryEmitEmpty();
        assertThat(ask("/cases/3").getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        inside.get(1).tryEmitError(new IllegalStateException("broken"));
        assertThat(ask("/cases/4").getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(ask("/cases/5").getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void letsNobodyInWhileThoseInsideWaitLong() {
        late.set(true);
        assertThat(ask("/cases/1").getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        late.set(false);
        ask("/cases/1");
        assertThat(ask("/cases/2").getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void tellsAPersonOnAPage() {
        late.set(true);
        var person = MockServerWebExchange.from(
                MockServerHttpRequest.get("/board").header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        limit.filter(person, work(person)).block();
        assertThat(person.getResponse().getHeaders().getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(person.getResponse().getBodyAsString().block())
                .contains("<h1>Not now</h1>", "Nothing was stored", "lang=\"es\"", "más trabajo");
    }

    @Test
    void letsTheNextInWhenAClientGoesAway() {
        var gone = MockServerWebExchange.from(MockServerHttpRequest.get("/cases/1"));
        Disposable request = limit.filter(gone, work(gone)).subscribe();
        ask("/cases/2");
        request.dispose();
        assertThat(ask("/cases/3").getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(ask("/cases/4").getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    /** It is one request less from its first word on, and not again when it ends. */
    @Test
    void doesNotCountAPageThatStaysOpen() {
        MockServerWebExchange page = ask("/events");
        page.getResponse().setComplete().block();
        ask("/cases/1");
        ask("/cases/2");
        assertThat(inside).hasSize(3);
        assertThat(ask("/cases/3").getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        inside.getFirst().tryEmitEmpty();
        assertThat(ask("/cases/3").getResponse().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }

    @Test
    void mayAlwaysBeAskedWhetherItIsWell() {
        ask("/cases/1");
        ask("/cases/2");
        assertThat(ask("/actuator/health/readiness").getResponse().getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }
}
