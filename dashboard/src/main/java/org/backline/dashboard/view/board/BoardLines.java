package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.backline.dashboard.view.StoredJson;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Works out table {@code board_line} from the facts, in the transaction that changed them: for all that a batch of events
 * changes together, at its end.
 */
@Component
class BoardLines {

    private static final String KEY = BoardLines.class.getName();

    private final JdbcOperations jdbc;
    private final BoardReader facts;

    /**
     * Cases of a batch that failed at its end, where nobody can say which event it was. The next time their lines are worked
     * out with each event, so that the one that cannot be is parked and the others go on.
     */
    private final Set<UUID> doubtful = ConcurrentHashMap.newKeySet();

    BoardLines(JdbcOperations jdbc, BoardReader facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** Has the line of a case worked out; it has none before its intake is known. */
    void refresh(UUID caseId) {
        if (isInBatch() && !doubtful.contains(caseId)) {
            changedIn(CurrentUnitOfWork.get()).add(caseId);
        } else {
            workOut(Set.of(caseId));
            doubtful.remove(caseId);
        }
    }

    private static boolean isInBatch() {
        return CurrentUnitOfWork.map(BatchingUnitOfWork.class::isInstance).orElse(false);
    }

    private Set<UUID> changedIn(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(KEY, key -> {
            Set<UUID> changed = new LinkedHashSet<>();
            batch.onPrepareCommit(ended -> atTheEnd(changed));
            return changed;
        });
    }

    private void atTheEnd(Set<UUID> changed) {
        try {
            workOut(changed);
        } catch (RuntimeException failure) {
            doubtful.addAll(changed);
            throw failure;
        }
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
