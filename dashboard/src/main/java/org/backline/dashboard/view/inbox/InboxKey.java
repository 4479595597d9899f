package org.backline.dashboard.view.inbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Urgency;

/**
 * Where a referral stands in a physician's inbox: the next page begins behind it.
 *
 * @param routed whether this physician was asked by name
 * @param rank urgency from 0 for an emergency to 2 for a routine question
 */
public record InboxKey(boolean routed, int rank, Instant requestedAt, UUID referralId) {

    private static final Pattern TEXT =
            Pattern.compile("([01])_([0-2])_(-?\\d{1,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** The key of a referral for a physician. */
    public static InboxKey of(InboxEntry entry, String physician) {
        return new InboxKey(
                entry.isRoutedTo(physician), rank(entry.urgency()), entry.requestedAt(), entry.referralId());
    }

    private static int rank(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> 0;
            case URGENT -> 1;
            case ROUTINE -> 2;
        };
    }

    /** The key as an address carries it; it says nothing about a person. */
    public String text() {
        return (routed ? 0 : 1) + "_" + rank + "_" + ChronoUnit.MICROS.between(Instant.EPOCH, requestedAt) + "_"
                + referralId;
    }

    /** Reads a key; empty when it is none. */
    public static Optional<InboxKey> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InboxKey(
                    matcher.group(1).equals("0"),
                    Integer.parseInt(matcher.group(2)),
                    Instant.EPOCH.plus(Long.parseLong(matcher.group(3)), ChronoUnit.MICROS),
                    UUID.fromString(matcher.group(4))));
        } catch (DateTimeException | ArithmeticException outOfAllTime) {
            return Optional.empty();
        }
    }
}
