package org.backline.dashboard.web.physician;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.jspecify.annotations.Nullable;

/**
 * A page of the inbox as one physician reads it: what was routed to this physician first, then the most urgent, then the
 * oldest. The next page begins behind a referral, so that one that came or went meanwhile shifts nothing.
 *
 * @param after where the next page begins; null when this is the last
 */
record InboxPage(List<InboxEntry> entries, @Nullable String after) {

    static final int LENGTH = 50;

    private static final Pattern TEXT =
            Pattern.compile("([01])_([0-2])_(-?\\d{1,17})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    InboxPage {
        entries = List.copyOf(entries);
    }

    /** Where a referral stands for this physician. */
    private record Key(int routed, int urgency, long micros, UUID id) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::routed)
                .thenComparingInt(Key::urgency)
                .thenComparingLong(Key::micros)
                .thenComparing(Key::id);

        static Key of(InboxEntry entry, String physician) {
            return new Key(
                    isRouted(entry, physician) ? 0 : 1,
                    rank(entry.urgency()),
                    ChronoUnit.MICROS.between(Instant.EPOCH, entry.requestedAt()),
                    entry.referralId());
        }

        private static int rank(Urgency urgency) {
            return switch (urgency) {
                case EMERGENCY -> 0;
                case URGENT -> 1;
                case ROUTINE -> 2;
            };
        }

        static @Nullable Key read(@Nullable String text) {
            Matcher matcher = TEXT.matcher(text == null ? "" : text);
            return matcher.matches()
                    ? new Key(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Long.parseLong(matcher.group(3)),
                            UUID.fromString(matcher.group(4)))
                    : null;
        }

        String text() {
            return routed + "_" + urgency + "_" + micros + "_" + id;
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether this physician was asked by name, and not only as one of the clinic. */
    static boolean isRouted(InboxEntry entry, String physician) {
        return entry.physicians().contains(physician);
    }

    /** The page behind {@code after}; the first one when that is nothing or no key. */
    static InboxPage of(List<InboxEntry> all, String physician, @Nullable String after) {
        Key begin = Key.read(after);
        List<InboxEntry> behind = all.stream()
                .sorted(Comparator.comparing(entry -> Key.of(entry, physician)))
                .filter(entry -> begin == null || Key.of(entry, physician).compareTo(begin) > 0)
                .limit(LENGTH + 1L)
                .toList();
        List<InboxEntry> page = behind.stream().limit(LENGTH).toList();
        return new InboxPage(
                page, behind.size() > LENGTH ? Key.of(page.getLast(), physician).text() : null);
    }
}
