package org.backline.intake.view.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.intake.domain.CaseEvent;
import org.backline.support.processing.BatchedWrites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code participation}. Any event may arrive twice; the second time changes nothing. */
@Component
@ProcessingGroup("participation")
public class ParticipationProjection {

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    ParticipationProjection(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @EventHandler
    void on(CaseEvent.Recorded event) {
        writes.sql(
                        event.caseId(),
                        "insert into participation (case_id, athlete_id, clinic_id, sport, status) values (?, ?, ?, ?, 'FULL')"
                                + " on conflict do nothing")
                .params(
                        event.caseId(),
                        event.athleteId(),
                        event.clinicId(),
                        event.form().sport())
                .write();
    }

    @EventHandler
    void on(CaseEvent.ParticipationSet event) {
        writes.sql(
                        event.caseId(),
                        "update participation set status = ?, restrictions = ?, until = ?" + " where case_id = ?")
                .param(event.participation().name())
                .param((Object) event.restrictions().stream().map(Enum::name).toArray(String[]::new))
                .param(event.until())
                .param(event.caseId())
                .write();
    }

    @EventHandler
    void on(CaseEvent.Transferred event) {
        writes.sql(event.caseId(), "update participation set clinic_id = ? where case_id = ?")
                .params(event.toClinicId(), event.caseId())
                .write();
    }

    @EventHandler
    void on(CaseEvent.Closed event) {
        open(event.caseId(), false);
    }

    @EventHandler
    void on(CaseEvent.Reopened event) {
        open(event.caseId(), true);
    }

    private void open(UUID caseId, boolean open) {
        writes.sql(caseId, "update participation set open = ? where case_id = ?")
                .params(open, caseId)
                .write();
    }

    /** The cases that were asked for. */
    public List<ParticipationEntry> find(FindParticipation query) {
        return jdbc.sql("select * from participation where open and clinic_id = any (:clinics)"
                        + " and (:after::uuid is null or case_id > :after) order by case_id limit :limit")
                .param("clinics", query.clinicIds().toArray(String[]::new))
                .param("after", query.after())
                .param("limit", query.limit())
                .query(ParticipationProjection::entry)
                .list();
    }

    private static ParticipationEntry entry(ResultSet row, int number) throws SQLException {
        return new ParticipationEntry(
                row.getObject("athlete_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("clinic_id"),
                row.getString("sport"),
                Participation.valueOf(row.getString("status")),
                Arrays.stream((String[]) row.getArray("restrictions").getArray())
                        .map(Restriction::valueOf)
                        .toList(),
                row.getObject("until", LocalDate.class));
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate participation").update();
    }
}
