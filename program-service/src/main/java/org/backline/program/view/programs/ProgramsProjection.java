package org.backline.program.view.programs;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularPattern;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Keeps table {@code programs}. Any event may arrive twice; the second time finds its number taken. */
@Component
@ProcessingGroup("programs")
public class ProgramsProjection {

    private final JdbcClient jdbc;

    ProgramsProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ProgramEvent.Drafted event, @SequenceNumber long version) {
        jdbc.sql("insert into programs (case_id, program_id, athlete_id, clinic_id, state, patterns, sessions,"
                        + " drafted_at, version)"
                        + " values (:case, :program, :athlete, :clinic, 'DRAFTED', :patterns, 0, :at, :version)"
                        + " on conflict (case_id) do update set program_id = excluded.program_id,"
                        + " athlete_id = excluded.athlete_id, clinic_id = excluded.clinic_id, state = excluded.state,"
                        + " held_for = null, patterns = excluded.patterns, sessions = 0,"
                        + " drafted_at = excluded.drafted_at, assigned_at = null, last_session_at = null,"
                        + " ended_at = null, version = excluded.version where programs.version < excluded.version")
                .param("case", event.caseId())
                .param("program", event.programId())
                .param("athlete", event.athleteId())
                .param("clinic", event.clinicId())
                .param(
                        "patterns",
                        event.causes().stream()
                                .map(cause -> cause.pattern().name())
                                .distinct()
                                .sorted()
                                .toArray(String[]::new))
                .param("at", event.occurredAt().atOffset(UTC))
                .param("version", version)
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Assigned event, @SequenceNumber long version) {
        change("state = 'ASSIGNED', assigned_at = :at", event, version).update();
    }

    @EventHandler
    void on(ProgramEvent.SessionLogged event, @SequenceNumber long version) {
        change("sessions = sessions + 1, last_session_at = greatest(last_session_at, :at)", event, version)
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Held event, @SequenceNumber long version) {
        change("state = 'HELD', held_for = :reason", event, version)
                .param("reason", event.reason().name())
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Resumed event, @SequenceNumber long version) {
        change("state = :state, held_for = null", event, version)
                .param("state", (event.assigned() ? ProgramStage.ASSIGNED : ProgramStage.DRAFTED).name())
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Completed event, @SequenceNumber long version) {
        change("state = 'COMPLETED', held_for = null, ended_at = :at", event, version)
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Stopped event, @SequenceNumber long version) {
        change("state = 'STOPPED', held_for = null, ended_at = :at", event, version)
                .update();
    }

    private StatementSpec change(String columns, ProgramEvent event, long version) {
        return jdbc.sql("update programs set " + columns + ", version = :version"
                        + " where case_id = :case and version < :version")
                .param("case", event.caseId())
                .param("at", event.occurredAt().atOffset(UTC))
                .param("version", version);
    }

    /** The programs that were asked for. */
    public List<ProgramEntry> find(FindPrograms query) {
        return jdbc.sql("select * from programs where (:clinic::text is null or clinic_id = :clinic)"
                        + " and (:state::text is null or state = :state)"
                        + " and (:after::uuid is null or case_id > :after) order by case_id limit :limit")
                .param("clinic", query.clinicId())
                .param("state", query.state() == null ? null : query.state().name())
                .param("after", query.after())
                .param("limit", query.limit())
                .query((row, number) -> entry(row))
                .list();
    }

    private static ProgramEntry entry(ResultSet row) throws SQLException {
        String heldFor = row.getString("held_for");
        return new ProgramEntry(
                row.getObject("case_id", UUID.class),
                row.getObject("program_id", UUID.class),
                row.getObject("athlete_id", UUID.class),
                row.getString("clinic_id"),
                ProgramStage.valueOf(row.getString("state")),
                heldFor == null ? null : HoldReason.valueOf(heldFor),
                patterns(row.getArray("patterns")),
                row.getInt("sessions"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                instant(row, "assigned_at"),
                instant(row, "last_session_at"),
                instant(row, "ended_at"),
                row.getLong("version"));
    }

    private static List<MuscularPattern> patterns(Array codes) throws SQLException {
        return Arrays.stream((String[]) codes.getArray())
                .map(MuscularPattern::valueOf)
                .toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate programs").update();
    }
}
