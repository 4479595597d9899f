package org.backline.dashboard.view.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.dashboard.view.TimelineEntry;
import org.junit.jupiter.api.Test;

/** What had happened by one moment, as it was known at another. */
class KnowledgeTest {

    private static final UUID CASE = UUID.fromString("019a8f00-0000-7000-8000-000000000001");
    private static final Instant MONDAY = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T09:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-11-05T09:00:00Z");

    private static final TimelineEntry INTAKE = entry("intake", "IntakeRecorded", MONDAY, MONDAY, Map.of());
    /** Trained on Tuesday, written down on Thursday. */
    private static final TimelineEntry LATE = entry("late", "SessionLogged", TUESDAY, THURSDAY, Map.of());

    private static final TimelineEntry FINDINGS =
            entry("findings", "FindingsRecorded", TUESDAY, TUESDAY, Map.of("entryId", "e1"));
    private static final TimelineEntry CORRECTION =
            entry("correction", "EntryAmended", WEDNESDAY, WEDNESDAY, Map.of("entryId", "e1"));
    private static final List<TimelineEntry> HISTORY = List.of(CORRECTION, LATE, FINDINGS, INTAKE);

    private static TimelineEntry entry(
            String id, String type, Instant occurredAt, Instant recordedAt, Map<String, Object> facts) {
        return new TimelineEntry(id, CASE, type, occurredAt, recordedAt, null, null, facts);
    }

    private static List<String> known(Instant asOf, Instant knownAt) {
        return new Knowledge(asOf, knownAt)
                .of(HISTORY).stream().map(TimelineEntry::eventId).toList();
    }

    @Test
    void withoutALimitEverythingIsKnown() {
        assertThat(known(null, null)).containsExactly("correction", "late", "findings", "intake");
    }

    @Test
    void whatWasWrittenDownLaterHadHappenedButWasNotKnown() {
        assertThat(known(TUESDAY, TUESDAY)).containsExactly("findings", "intake");
        assertThat(known(TUESDAY, null)).contains("late");
    }

    @Test
    void whatHappenedLaterIsLeftOutHoweverMuchIsKnown() {
        assertThat(known(MONDAY, THURSDAY)).doesNotContain("findings", "late").contains("intake");
    }

    @Test
    void aCorrectionCountsFromWhenItWasRecorded() {
        assertThat(known(TUESDAY, TUESDAY)).doesNotContain("correction");
        assertThat(known(TUESDAY, WEDNESDAY)).contains("correction");
    }

    @Test
    void theCorrectedEntryIsNamedOnceTheCorrectionIsKnown() {
        assertThat(Knowledge.corrected(HISTORY)).containsExactly("findings");
        assertThat(Knowledge.corrected(List.of(FINDINGS, INTAKE))).isEmpty();
        assertThat(Knowledge.corrected(
                        List.of(INTAKE, FINDINGS, entry("other", "EntryAmended", MONDAY, MONDAY, Map.of()))))
                .containsExactly("intake");
    }
}
