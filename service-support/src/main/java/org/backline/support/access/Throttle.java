package org.backline.support.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much one caller may ask for at once; a search of names has a smaller share of its own. */
public class Throttle implements MeterBinder {

    private final LongAdder refused = new LongAdder();

    private static final int CALLERS = 10_000;

    private final Limits limits;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(CALLERS).build();

    Throttle(Limits limits) {
        this.limits = limits;
    }

    boolean lets(Operation operation, String caller) {
        boolean search = operation.scope() == Scope.LIST && operation.data() == DataCategory.IDENTITY;
        int rate = search ? limits.searchesPerSecond() : limits.requestsPerSecond();
        boolean lets = buckets.get((search ? "search " : "any ") + caller, key -> bucket(rate))
                .tryConsume(1);
        if (!lets) {
            refused.increment();
        }
        return lets;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("backline.requests.shed", refused, LongAdder::doubleValue)
                .tag("why", "caller")
                .register(meters);
    }

    private Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity((long) perSecond * limits.burstSeconds())
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    /**
     * The limits of one copy of a process.
     *
     * @param requestsPerSecond of one caller, 1 or more
     * @param searchesPerSecond searches of names by one caller, 1 or more
     * @param burstSeconds for how many seconds' worth a caller may ask at once after a rest, 1 or more
     */
    public record Limits(
            @DefaultValue("200") int requestsPerSecond,
            @DefaultValue("20") int searchesPerSecond,
            @DefaultValue("5") int burstSeconds) {}
}
