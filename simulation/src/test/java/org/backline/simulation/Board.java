package org.backline.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.backline.codes.Sex;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardHistory;
import org.backline.dashboard.view.board.NextAction;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.view.timeline.FactsOf;
import org.backline.events.PublishedEvent;

/** The board of the dashboard: rows of the timeline, told once each, and where a case stands by them. */
final class Board {

    /** A row of the timeline. */
    record Line(String eventId) {}

    private Board() {}

    /** As the projection does: a row that is there stays. */
    static void add(Transaction transaction, EventMessage<?> event) {
        Line line = new Line(event.getIdentifier());
        if (event.getPayload() instanceof PublishedEvent published && transaction.get(line) == null) {
            transaction.put(line, FactsOf.event(event.getIdentifier(), published, event.getTimestamp()));
        }
    }

    static List<TimelineEntry> lines(Store store) {
        return store.tables().entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Line)
                .map(Map.Entry::getValue)
                .map(TimelineEntry.class::cast)
                .toList();
    }

    /** Where a case stands when these things have happened. */
    static Optional<BoardCase> of(UUID caseId, Stream<TimelineEntry> lines) {
        return BoardHistory.of(
                nothingKnown(caseId),
                lines.filter(line -> line.caseId().equals(caseId)).toList());
    }

    private static BoardCase nothingKnown(UUID caseId) {
        return new BoardCase(
                caseId,
                caseId,
                "",
                "",
                "",
                20,
                Sex.FEMALE,
                List.of(),
                Stage.NEW,
                SimulatedClock.ONLY.instant(),
                NextAction.NOTHING,
                null,
                null,
                null,
                0,
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                SimulatedClock.ONLY.instant(),
                null,
                null);
    }
}
