package org.backline.local.engines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What ends by itself is started again, but not for ever: three times within ten minutes. */
public final class Restarts {

    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Deque<Instant>> times = new HashMap<>();

    public Restarts(Clock clock) {
        this.clock = clock;
    }

    /** Whether the process of this name, which has ended, may be started again; each question counts as one end. */
    public boolean mayStart(String name) {
        Deque<Instant> before = times.computeIfAbsent(name, key -> new ArrayDeque<>());
        Instant now = clock.instant();
        before.removeIf(time -> time.isBefore(now.minus(WITHIN)));
        before.add(now);
        return before.size() <= MOST;
    }
}
