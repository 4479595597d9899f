package org.backline.dashboard.web.casepage;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardHistory;
import org.backline.dashboard.view.timeline.Knowledge;
import org.backline.dashboard.web.frame.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a case as it was: what had happened by one moment, as it was known at another. */
@Component
class Past {

    private final Sentences sentences;
    private final Words words;

    Past(Sentences sentences, Words words) {
        this.sentences = sentences;
        this.words = words;
    }

    /**
     * The timeline, and what it adds up to.
     *
     * @param lines newest first
     * @param moments when something was recorded, oldest first: where the slider stops
     * @param then the case as it stood; null when it is the present, or before the intake
     */
    record Told(
            List<Line> lines,
            List<Instant> moments,
            Knowledge knowledge,
            @Nullable Then then) {}

    /**
     * A case as it stood.
     *
     * @param proposal what the rules had proposed last, in words
     * @param findings what had been found, as corrected by then
     * @param flags red flags that were up
     */
    record Then(
            BoardCase row,
            @Nullable String proposal,
            @Nullable Integer pain,
            List<String> findings,
            List<String> flags) {}

    Told tell(BoardCase today, List<TimelineEntry> history, Knowledge knowledge) {
        List<TimelineEntry> known = knowledge.of(history);
        Set<String> corrected = Knowledge.corrected(known);
        return new Told(
                known.stream()
                        .map(entry -> sentences.line(entry, corrected.contains(entry.eventId())))
                        .toList(),
                history.stream()
                        .map(TimelineEntry::recordedAt)
                        .distinct()
                        .sorted()
                        .toList(),
                knowledge,
                knowledge.isLimited()
                        ? BoardHistory.of(today, known)
                                .map(row -> then(row, known))
                                .orElse(null)
                        : null);
    }

    private Then then(BoardCase row, List<TimelineEntry> known) {
        List<TimelineEntry> inOrder = known.stream()
                .sorted(Comparator.comparing(TimelineEntry::recordedAt))
                .toList();
        String proposal = inOrder.stream()
                .filter(entry -> entry.type().equals("AssessmentProposed"))
                .reduce((earlier, later) -> later)
                .map(sentences::details)
                .orElse(null);
        return new Then(
                row,
                proposal,
                row.lastPain() == null ? null : row.lastPain().value(),
                findings(inOrder).entrySet().stream()
                        .map(finding -> words.sided("test", finding.getKey()) + " " + result(finding.getValue()))
                        .toList(),
                flags(inOrder).entrySet().stream()
                        .filter(answer -> answer.getValue().equals("YES"))
                        .map(answer -> words.of("flag", answer.getKey()))
                        .toList());
    }

    private String result(String code) {
        return words.has("result", code) ? words.of("result", code) : code;
    }

    /** The last result of each test on each side, with every correction that was known. */
    private static Map<String, String> findings(List<TimelineEntry> inOrder) {
        Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        for (TimelineEntry entry : inOrder) {
            String id = String.valueOf(entry.facts().get("entryId"));
            if (entry.type().equals("FindingsRecorded")) {
                entries.put(id, pairs(entry, "found"));
            } else if (entry.type().equals("EntryAmended") && entries.containsKey(id)) {
                Map<String, String> held = entries.get(id);
                list(entry, "retracted").forEach(held::remove);
                held.putAll(pairs(entry, "corrected"));
            }
        }
        Map<String, String> findings = new LinkedHashMap<>();
        entries.values().forEach(findings::putAll);
        return findings;
    }

    private static Map<String, String> flags(List<TimelineEntry> inOrder) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (TimelineEntry entry : inOrder) {
            flags.putAll(pairs(entry, entry.type().equals("EntryAmended") ? "answersNow" : "answers"));
        }
        return flags;
    }

    /** {@code SLR LEFT POSITIVE} as what and how, in the order they were told. */
    private static Map<String, String> pairs(TimelineEntry entry, String fact) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : list(entry, fact)) {
            int last = text.lastIndexOf(' ');
            pairs.put(text.substring(0, last), text.substring(last + 1));
        }
        return pairs;
    }

    private static List<String> list(TimelineEntry entry, String fact) {
        return entry.facts().get(fact) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
