package org.backline.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;

/** One clock for all that runs; it goes on when the world says so. */
final class SimulatedClock extends Clock {

    static final SimulatedClock ONLY = new SimulatedClock();

    private static final Instant BEGINNING = Instant.parse("2026-11-20T15:30:00Z");

    private Instant now = BEGINNING;

    private SimulatedClock() {}

    /** Begins again, and is what events tell the time by. */
    void begin() {
        GenericEventMessage.clock = this;
        now = BEGINNING;
    }

    void goOn(long millis) {
        now = now.plusMillis(millis);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
