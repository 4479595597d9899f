package org.backline.dashboard.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.dashboard.signin.SessionLimits;
import org.backline.dashboard.signin.Visitor;
import org.backline.dashboard.view.ViewChange;
import org.backline.dashboard.view.ViewChangeFeed;
import org.backline.support.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells open pages what to read again: {@code changed} when any case of theirs did, {@code case-<id>} for that case, and
 * {@code resync} when news may have been lost. Pages fetch the fragment; no data about athletes travels here, and no word
 * of a case that the listener may not read.
 */
@RestController
class LiveController {

    private static final MediaType STREAM = new MediaType(MediaType.TEXT_EVENT_STREAM, UTF_8);
    private static final int HELD = 32;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How long at most a stream outlives its session. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ViewChangeFeed feed;
    private final SessionLimits limits;
    private final Clock clock;

    LiveController(ViewChangeFeed feed, SessionLimits limits, Clock clock) {
        this.feed = feed;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Begins with a heartbeat: without a first item the browser would not even see the headers. What was gathered is sent
     * at once: Spring's writer sends each event by itself.
     *
     * @param since when the page was asked for, milliseconds since 1970: what has changed since then is told first
     */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<Void> events(Access access, @RequestParam(required = false) @Nullable Long since, ServerWebExchange exchange) {
        Flux<String> heartbeat =
                Flux.interval(Duration.ZERO, HEARTBEAT).onBackpressureDrop().map(beat -> ":heartbeat\n\n");
        Flux<String> news = feed.pieces(HELD, since == null ? null : Instant.ofEpochMilli(since))
                .map(changes -> changes.stream()
                        .filter(change -> concerns(change, access))
                        .toList())
                .filter(changes -> !changes.isEmpty())
                .map(changes -> events(changes, access))
                .mergeWith(heartbeat)
                .takeUntilOther(signedOff(exchange));
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(STREAM);
        return response.writeAndFlushWith(
                news.map(text -> Mono.just(response.bufferFactory().wrap(text.getBytes(UTF_8)))));
    }

    /** Ends when the listener's session has, or the token that the listener came with. */
    private Mono<Long> signedOff(ServerWebExchange exchange) {
        Visitor visitor = Visitor.in(exchange).orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
        if (!visitor.inBrowser()) {
            Instant now = clock.instant();
            return visitor.until().isAfter(now) ? Mono.delay(Duration.between(now, visitor.until())) : Mono.just(0L);
        }
        return exchange.getSession()
                .flatMap(session -> Flux.interval(LOOK)
                        .onBackpressureDrop()
                        .filter(look -> isOver(session))
                        .next());
    }

    private boolean isOver(WebSession session) {
        return limits.isOver(session);
    }

    private static boolean concerns(ViewChange change, Access access) {
        return switch (change) {
            case ViewChange.Missed missed -> true;
            case ViewChange.OfCase ofCase ->
                !Collections.disjoint(ofCase.clinics(), access.caller().clinics())
                        && (ofCase.referred() || !access.isOnlyReferred());
        };
    }

    private static String events(List<ViewChange> changes, Access access) {
        if (changes.stream().anyMatch(ViewChange.Missed.class::isInstance)) {
            return event("resync", "1");
        }
        Set<UUID> cases = new LinkedHashSet<>();
        for (ViewChange change : changes) {
            // A clinic that has given a case away hears that its list has changed, and no more.
            if (change instanceof ViewChange.OfCase ofCase
                    && access.caller().clinics().contains(ofCase.holder())) {
                cases.add(ofCase.caseId());
            }
        }
        return Stream.concat(
                        Stream.of(event("changed", String.valueOf(cases.size()))),
                        cases.stream().map(caseId -> event("case-" + caseId, "1")))
                .collect(joining());
    }

    private static String event(String name, String data) {
        return "event:" + name + "\ndata:" + data + "\n\n";
    }
}
