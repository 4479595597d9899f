package org.backline.dashboard.view.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.dashboard.view.TimelineEntry;
import org.jspecify.annotations.Nullable;

/**
 * What of a case's history somebody could have known: what had happened by one moment, as recorded by another.
 *
 * @param asOf nothing that happened later; null for everything
 * @param knownAt nothing that was recorded later; null for everything
 */
public record Knowledge(@Nullable Instant asOf, @Nullable Instant knownAt) {

    /** Everything, as it is known now. */
    public static final Knowledge ALL = new Knowledge(null, null);

    /** Whether anything may be left out. */
    public boolean isLimited() {
        return asOf != null || knownAt != null;
    }

    /** What had happened and was known, in the order it came. A correction counts from when it was recorded. */
    public List<TimelineEntry> of(List<TimelineEntry> history) {
        return history.stream().filter(this::holds).toList();
    }

    private boolean holds(TimelineEntry entry) {
        boolean happened =
                asOf == null || isCorrection(entry) || !entry.occurredAt().isAfter(asOf);
        return happened && (knownAt == null || !entry.recordedAt().isAfter(knownAt));
    }

    private static boolean isCorrection(TimelineEntry entry) {
        return entry.type().equals("EntryAmended");
    }

    /** Ids of the events whose content a correction among these changed. */
    public static Set<String> corrected(List<TimelineEntry> entries) {
        Set<String> wrong = entries.stream()
                .filter(Knowledge::isCorrection)
                .map(amendment -> String.valueOf(amendment.facts().getOrDefault("entryId", "intake")))
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> wrong.contains(nameOf(entry)))
                .map(TimelineEntry::eventId)
                .collect(Collectors.toSet());
    }

    private static String nameOf(TimelineEntry entry) {
        return switch (entry.type()) {
            case "IntakeRecorded" -> "intake";
            case "FindingsRecorded" -> String.valueOf(Map.copyOf(entry.facts()).get("entryId"));
            default -> "";
        };
    }
}
