package org.backline.referral.deadline;

import java.time.Duration;
import java.time.Instant;
import org.backline.referral.domain.roster.ClinicCalendar;

/**
 * A length of time that a stage may take.
 *
 * @param amount 1 or more
 */
record Within(int amount, Measure measure) {

    /** How it is counted: by the clock, or by the clinic's opening hours and holidays. */
    enum Measure {
        MINUTES,
        HOURS,
        DAYS,
        WORKING_HOURS,
        WORKING_DAYS
    }

    Within {
        if (amount < 1) {
            throw new IllegalArgumentException("A stage takes at least 1, not " + amount);
        }
    }

    /** The moment when it has passed, counted so many times. */
    Instant after(Instant start, int times, ClinicCalendar calendar) {
        int all = Math.multiplyExact(amount, times);
        return switch (measure) {
            case MINUTES -> start.plus(Duration.ofMinutes(all));
            case HOURS -> start.plus(Duration.ofHours(all));
            case DAYS -> start.plus(Duration.ofDays(all));
            case WORKING_HOURS -> calendar.plusWorkingHours(start, all);
            case WORKING_DAYS -> calendar.plusWorkingDays(start, all);
        };
    }
}
