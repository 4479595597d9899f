package org.backline.assessment.view.worklist;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentStage;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads table {@code worklist}. */
@Component
public class Worklist {

    /** The table keeps the place in this list, so that the most urgent is the least. */
    private static final List<Urgency> RANKED = List.of(Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE);

    private final JdbcClient jdbc;

    Worklist(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The assessments asked for, the most urgent first, then the oldest. */
    public List<WorklistEntry> find(FindWorklist query) {
        return jdbc.sql("select case_id, clinic_id, trainer_id, athlete_id, sport, disposition, category, urgency,"
                        + " patterns, missing, recheck_by, stopped_at, since, changed_at, case when closed then 'CLOSED' when"
                        + " cardinality(open_referrals) > 0 then 'REFERRED' when cause_stands then 'CAUSE_IDENTIFIED' else 'OPEN'"
                        + " end as stage from worklist where clinic_id = any (:clinics) and (:open::boolean is null or closed <>"
                        + " :open) order by urgency nulls last, since, case_id limit :limit")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("open", query.open())
                .param("limit", query.limit())
                .query((row, number) -> entry(row))
                .list();
    }

    static int rank(Urgency urgency) {
        return RANKED.indexOf(urgency);
    }

    private static WorklistEntry entry(ResultSet row) throws SQLException {
        @Nullable String disposition = row.getString("disposition");
        @Nullable String category = row.getString("category");
        @Nullable Integer urgency = row.getObject("urgency", Integer.class);
        @Nullable OffsetDateTime recheck = row.getObject("recheck_by", OffsetDateTime.class);
        @Nullable OffsetDateTime stopped = row.getObject("stopped_at", OffsetDateTime.class);
        return new WorklistEntry(
                row.getObject("case_id", UUID.class),
                row.getString("clinic_id"),
                row.getString("trainer_id"),
                row.getObject("athlete_id", UUID.class),
                row.getString("sport"),
                AssessmentStage.valueOf(row.getString("stage")),
                disposition == null ? null : Disposition.valueOf(disposition),
                category == null ? null : CauseCategory.valueOf(category),
                urgency == null ? null : RANKED.get(urgency),
                texts(row.getArray("patterns")),
                row.getInt("missing"),
                recheck == null ? null : recheck.toInstant(),
                stopped == null ? null : stopped.toInstant(),
                instant(row, "since"),
                instant(row, "changed_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
