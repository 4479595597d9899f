package org.backline.dashboard.web.physician;

import java.util.List;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.view.inbox.InboxKey;
import org.jspecify.annotations.Nullable;

/**
 * A page of the inbox. The next page begins behind a referral, so that one that came or went meanwhile shifts nothing.
 *
 * @param after where the next page begins; null when this is the last
 */
record InboxPage(List<InboxEntry> entries, @Nullable String after) {

    static final int LENGTH = 50;

    /** One more is read than a page holds, to know whether there is a next one. */
    static final int READ = LENGTH + 1;

    InboxPage {
        entries = List.copyOf(entries);
    }

    /** The page of what was read for this physician. */
    static InboxPage of(List<InboxEntry> read, String physician) {
        List<InboxEntry> page = read.stream().limit(LENGTH).toList();
        return new InboxPage(
                page,
                read.size() > LENGTH ? InboxKey.of(page.getLast(), physician).text() : null);
    }
}
