package org.backline.dashboard.web.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person saw of a record in one go, for example by opening a page that reads it in several places. Nothing is left
 * out: every line of the ledger is in exactly one group.
 *
 * @param lines the newest first, never none
 */
record LedgerGroup(List<RecordLedger.Line> lines) {

    /** Lines of the same person with a longer pause between them are two occasions. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private record Key(String who, String role, String purpose, String outcome) {}

    /** The groups of these lines, both the newest first. */
    static List<LedgerGroup> of(List<RecordLedger.Line> newestFirst) {
        List<List<RecordLedger.Line>> groups = new ArrayList<>();
        Map<Key, List<RecordLedger.Line>> open = new LinkedHashMap<>();
        for (RecordLedger.Line line : newestFirst) {
            Key key = new Key(line.who(), line.role(), line.purpose(), line.outcome());
            List<RecordLedger.Line> group = open.get(key);
            if (group == null
                    || Duration.between(line.at(), group.getLast().at()).compareTo(PAUSE) > 0) {
                group = new ArrayList<>();
                groups.add(group);
                open.put(key, group);
            }
            group.add(line);
        }
        return groups.stream().map(List::copyOf).map(LedgerGroup::new).toList();
    }

    /** When the last of it was. */
    public Instant at() {
        return lines.getFirst().at();
    }

    /** What they have in common: who, why and how it ended. */
    public RecordLedger.Line common() {
        return lines.getFirst();
    }

    /** The kinds of data, each once. */
    public List<String> data() {
        return lines.stream().map(RecordLedger.Line::data).distinct().sorted().toList();
    }

    /** How many lines. */
    public int size() {
        return lines.size();
    }
}
