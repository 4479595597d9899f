package org.backline.support.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is turned. */
public final class TurnedClock extends Clock {

    private volatile Instant now;

    /** A clock that shows a time. */
    public TurnedClock(Instant now) {
        this.now = now;
    }

    /** Shows another time. */
    public void set(Instant to) {
        now = to;
    }

    /** Goes on, or back where the span is negative. */
    public void turn(Duration by) {
        now = now.plus(by);
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
