package org.backline.dashboard.web.live;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.dashboard.view.ViewChange;
import org.backline.dashboard.view.ViewChangeFeed;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/**
 * Tells open pages what to read again: {@code changed} when any case did, {@code case-<id>} for that case, and
 * {@code resync} when news may have been lost. Pages fetch the fragment; no data about athletes travels here.
 */
@RestController
class LiveController {

    private static final int HELD = 512;
    private static final int TOGETHER = 256;
    private static final Duration GATHERED = Duration.ofMillis(150);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ViewChangeFeed feed;

    LiveController(ViewChangeFeed feed) {
        this.feed = feed;
    }

    /** Begins with a heartbeat: without a first item the browser would not even see the headers. */
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> events() {
        Flux<ServerSentEvent<String>> heartbeat = Flux.interval(Duration.ZERO, HEARTBEAT)
                .onBackpressureDrop()
                .map(beat ->
                        ServerSentEvent.<String>builder().comment("heartbeat").build());
        return feed.changes(HELD)
                .bufferTimeout(TOGETHER, GATHERED, true)
                .concatMapIterable(LiveController::events, 1)
                .mergeWith(heartbeat);
    }

    private static List<ServerSentEvent<String>> events(List<ViewChange> changes) {
        if (changes.stream().anyMatch(ViewChange.Missed.class::isInstance)) {
            return List.of(event("resync", "1"));
        }
        Set<UUID> cases = new LinkedHashSet<>();
        for (ViewChange change : changes) {
            if (change instanceof ViewChange.OfCase ofCase) {
                cases.add(ofCase.caseId());
            }
        }
        return Stream.concat(
                        Stream.of(event("changed", String.valueOf(cases.size()))),
                        cases.stream().map(caseId -> event("case-" + caseId, "1")))
                .toList();
    }

    private static ServerSentEvent<String> event(String name, String data) {
        return ServerSentEvent.<String>builder().event(name).data(data).build();
    }
}
