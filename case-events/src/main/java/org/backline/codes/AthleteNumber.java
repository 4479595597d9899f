package org.backline.codes;

import java.util.Locale;
import java.util.UUID;

/** The number that stands for an athlete where the name may not, for example {@code A-1F3C09AB}. */
public final class AthleteNumber {

    private static final int DIGITS = 8;

    private AthleteNumber() {}

    /** The number of this athlete: the last digits of the id, since the first ones of a UUIDv7 are only its time. */
    public static String of(UUID athleteId) {
        String text = athleteId.toString();
        return "A-" + text.substring(text.length() - DIGITS).toUpperCase(Locale.ROOT);
    }
}
