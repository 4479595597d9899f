package org.backline.support.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The years that everything we write to has: FHIR writes a year in four digits and has none before the first, PostgreSQL
 * does not have all that Java has.
 */
public final class Years {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    private Years() {}

    /**
     * The moment, when it is in one of them.
     *
     * @throws DateTimeException when it is not
     */
    public static Instant within(Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new DateTimeException("A year is 0001 to 9999");
        }
        return at;
    }

    /**
     * The day, when it is in one of them.
     *
     * @throws DateTimeException when it is not
     */
    public static LocalDate within(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("A year is 0001 to 9999");
        }
        return day;
    }
}
