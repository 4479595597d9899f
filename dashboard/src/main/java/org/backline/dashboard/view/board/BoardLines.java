package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;

import java.util.Optional;
import java.util.UUID;
import org.backline.dashboard.view.StoredJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out table {@code board_line} from the facts, in the transaction that changed one of them. */
@Component
class BoardLines {

    private final JdbcClient jdbc;
    private final BoardReader facts;

    BoardLines(JdbcClient jdbc, BoardReader facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** Works out the line of a case; it has none before its intake is known. */
    void refresh(UUID caseId) {
        Optional<BoardCase> known = facts.handle(new FindBoardCase(caseId));
        if (known.isEmpty()) {
            return;
        }
        BoardCase row = known.get();
        jdbc.sql("""
            insert into board_line
              (case_id, athlete_id, clinic_id, trainer_id, sport, stage, rank, since, alarm, line)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (case_id) do update set
              athlete_id = excluded.athlete_id, clinic_id = excluded.clinic_id, trainer_id = excluded.trainer_id,
              sport = excluded.sport, stage = excluded.stage, rank = excluded.rank, since = excluded.since,
              alarm = excluded.alarm, line = excluded.line
            """)
                .params(row.caseId(), row.athleteId(), row.clinicId(), row.trainerId(), row.sport())
                .params(row.stage().name(), BoardKey.rank(row.urgency()), at(row.since()), row.isUnansweredEmergency())
                .param(StoredJson.of(row))
                .update();
    }
}
