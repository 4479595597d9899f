package org.backline.support.operations;

import java.util.List;
import java.util.Map;
import org.backline.support.access.Access;
import org.backline.support.command.Work;
import org.backline.support.operations.DeadLetters.DiscardReason;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's tools for events that are parked. */
@RestController
@RequestMapping("/operations/dead-letters")
public class DeadLetterController {

    private static final int MOST = 1_000;

    private final DeadLetters deadLetters;
    private final Work work;

    public DeadLetterController(DeadLetters deadLetters, Work work) {
        this.deadLetters = deadLetters;
        this.work = work;
    }

    @GetMapping
    Mono<List<DeadLetters.Letter>> list() {
        return work.callAtLength(deadLetters::all);
    }

    @GetMapping("/{letterId}")
    Mono<DeadLetters.Inspection> inspect(@PathVariable String letterId) {
        return work.callAtLength(() -> deadLetters.inspect(letterId));
    }

    /** Tries every case of a group. */
    @PostMapping("/{group}/retry")
    Mono<Map<String, Integer>> retry(@PathVariable String group) {
        return work.callAtLength(() -> Map.of("through", deadLetters.retry(group)));
    }

    /** Tries one case of a group. */
    @PostMapping("/{group}/cases/{sequence}/retry")
    Mono<Map<String, Boolean>> retry(@PathVariable String group, @PathVariable String sequence) {
        return work.callAtLength(() -> Map.of("through", deadLetters.retry(group, sequence)));
    }

    /** Throws one event away. */
    @PostMapping("/{letterId}/discard")
    Mono<Map<String, Integer>> discard(Access access, @PathVariable String letterId, @RequestBody Discard body) {
        DiscardReason reason = body.required();
        return work.callAtLength(() -> {
            deadLetters.discard(letterId, access.caller().subject(), reason);
            return Map.of("discarded", 1);
        });
    }

    /** Throws away all that is parked of one case in a group. */
    @PostMapping("/{group}/cases/{sequence}/discard")
    Mono<Map<String, Integer>> discard(
            Access access, @PathVariable String group, @PathVariable String sequence, @RequestBody Discard body) {
        DiscardReason reason = body.required();
        return work.callAtLength(() -> Map.of(
                "discarded",
                deadLetters.discard(group, sequence, access.caller().subject(), reason)));
    }

    @GetMapping("/discarded")
    Mono<List<DeadLetters.Discarded>> discarded(@RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
        return work.callAtLength(() -> deadLetters.discarded(limit));
    }

    /** Why something is thrown away. */
    record Discard(@Nullable DiscardReason reason) {

        DiscardReason required() {
            if (reason == null) {
                throw new InvalidRequest("reason", "must be given: " + List.of(DiscardReason.values()));
            }
            return reason;
        }
    }
}
