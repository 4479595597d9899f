package org.backline.support.operations;

import java.util.List;
import java.util.Map;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.backline.support.kafka.UnreadableRecords;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's tools for records of the topic that could not be read. */
@RestController
@RequestMapping("/operations/unreadable-records")
public class UnreadableRecordController {

    private static final int MOST = 1_000;

    private final @Nullable UnreadableRecords records;
    private final Work work;

    /** For a service without an inbox there are none. */
    public UnreadableRecordController(@Nullable UnreadableRecords records, Work work) {
        this.records = records;
        this.work = work;
    }

    /** The newest of each partition. */
    @GetMapping
    Mono<List<UnreadableRecords.Entry>> list(@RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequest("limit", "must be 1 to " + MOST);
        }
        return work.callAtLength(() -> records == null ? List.of() : records.list(limit));
    }

    @GetMapping("/{partition}/{offset}")
    Mono<UnreadableRecords.Inspection> inspect(@PathVariable int partition, @PathVariable long offset) {
        return work.callAtLength(() -> ours(partition, offset).inspect(partition, offset));
    }

    /** Takes a record in that this release can read. */
    @PostMapping("/{partition}/{offset}/replay")
    Mono<Map<String, Boolean>> replay(@PathVariable int partition, @PathVariable long offset) {
        return work.callAtLength(() -> Map.of("taken", ours(partition, offset).replay(partition, offset)));
    }

    private UnreadableRecords ours(int partition, long offset) {
        if (records == null) {
            throw new NotFound("unreadable record", partition + "/" + offset);
        }
        return records;
    }
}
