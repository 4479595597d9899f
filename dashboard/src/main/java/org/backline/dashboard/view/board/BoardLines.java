package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;

import java.util.Set;
import java.util.UUID;
import org.backline.dashboard.view.StoredJson;
import org.backline.support.processing.BatchedWrites;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Works out table {@code board_line} from the facts, in the transaction that changed them: for all that a batch of events
 * changes together, at its end.
 */
@Component
class BoardLines {

    private final JdbcOperations jdbc;
    private final BoardReader facts;
    private final BatchedWrites.Once<UUID> working;

    BoardLines(JdbcOperations jdbc, BoardReader facts, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.working = writes.once(this::workOut);
    }

    /** Has the line of a case worked out; it has none before its intake is known. */
    void refresh(UUID caseId) {
        working.with(caseId);
    }

    private void workOut(Set<UUID> cases) {
        jdbc.batchUpdate("""
                insert into board_line
                  (case_id, athlete_id, clinic_id, trainer_id, sport, stage, rank, since, alarm, line)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (case_id) do update set
                  athlete_id = excluded.athlete_id, clinic_id = excluded.clinic_id, trainer_id = excluded.trainer_id,
                  sport = excluded.sport, stage = excluded.stage, rank = excluded.rank, since = excluded.since,
                  alarm = excluded.alarm, line = excluded.line
                """, facts.of(cases).stream().map(BoardLines::columns).toList());
    }

    private static Object[] columns(BoardCase row) {
        return new Object[] {
            row.caseId(),
            row.athleteId(),
            row.clinicId(),
            row.trainerId(),
            row.sport(),
            row.stage().name(),
            BoardKey.rank(row.urgency()),
            at(row.since()),
            row.isUnansweredEmergency(),
            StoredJson.of(row)
        };
    }
}
