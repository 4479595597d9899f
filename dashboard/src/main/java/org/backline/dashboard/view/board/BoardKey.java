package org.backline.dashboard.view.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Where on the board a case stands: the next page begins behind it.
 *
 * @param rank urgency from 0 for an emergency to 3 for none
 */
public record BoardKey(int rank, Instant since, UUID caseId) {

    private static final Pattern TEXT = Pattern.compile("([0-3])_(-?\\d{1,17})_([0-9a-f-]{36})");

    /** The key of a case. */
    public static BoardKey of(BoardCase row) {
        return new BoardKey(rank(row.urgency()), row.since(), row.caseId());
    }

    static int rank(@Nullable Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> 0;
            case URGENT -> 1;
            case ROUTINE -> 2;
            case null -> 3;
        };
    }

    /** The key as an address carries it; it says nothing about a person. */
    public String text() {
        return rank + "_" + ChronoUnit.MICROS.between(Instant.EPOCH, since) + "_" + caseId;
    }

    /** Reads a key; empty when it is none. */
    public static Optional<BoardKey> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BoardKey(
                    Integer.parseInt(matcher.group(1)),
                    Instant.EPOCH.plus(Long.parseLong(matcher.group(2)), ChronoUnit.MICROS),
                    UUID.fromString(matcher.group(3))));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
