package org.backline.dashboard.web.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.BoardReferral;
import org.backline.dashboard.view.board.Deadline;
import org.backline.dashboard.view.board.NextAction;
import org.backline.dashboard.view.board.Overdue;
import org.backline.dashboard.view.board.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** By when the next step of a case is due, from {@code forms/deadlines.yaml}. */
@Component
public class Deadlines {

    private static final String FILE = "/forms/deadlines.yaml";

    private final List<Deadline> lines;
    private final Clock clock;

    Deadlines(Clock clock) {
        this.clock = clock;
        this.lines = read().path("deadlines").valueStream().map(Deadlines::read).toList();
    }

    private static Deadline read(JsonNode line) {
        return new Deadline(
                Stage.valueOf(line.path("stage").asString()),
                code(line, "next", NextAction.class),
                code(line, "urgency", Urgency.class),
                code(line, "category", CauseCategory.class),
                Duration.ofHours(line.path("hours").asInt()));
    }

    private static <E extends Enum<E>> @Nullable E code(JsonNode line, String name, Class<E> type) {
        return line.path(name)
                .asStringOpt()
                .map(code -> Enum.valueOf(type, code))
                .orElse(null);
    }

    /** What is overdue now, for the database to find. */
    public Overdue overdue() {
        return new Overdue(lines, clock.instant());
    }

    /** When the next step is due; empty when nothing hurries. What a referral waits for in vain was due already. */
    public Optional<Instant> due(BoardCase row) {
        Optional<Instant> ofReferral = stalled(row).map(BoardReferral::overdueSince);
        Optional<Instant> ofStage = dueByStage(row);
        return Stream.concat(ofReferral.stream(), ofStage.stream()).min(Comparator.naturalOrder());
    }

    private Optional<Instant> dueByStage(BoardCase row) {
        return lines.stream()
                .filter(line -> line.fits(row))
                .findFirst()
                .map(line -> row.since().plus(line.within()));
    }

    /** Whether that moment has passed. */
    public boolean isOverdue(BoardCase row) {
        return stalled(row).isPresent()
                || due(row).filter(due -> due.isBefore(clock.instant())).isPresent();
    }

    private static Optional<BoardReferral> stalled(BoardCase row) {
        return Optional.ofNullable(row.referral()).filter(referral -> referral.overdueStage() != null);
    }

    private static JsonNode read() {
        try (InputStream file = Deadlines.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("No " + FILE + " on the class path");
            }
            return YAMLMapper.builder().build().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
