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
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Milestone;
import org.backline.program.exercise.course.ReviewCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Keeps table {@code programs}. Any event may arrive twice; the second time finds its number taken. */
@Component
@ProcessingGroup("programs")
public class ProgramsProjection {

    private final JdbcClient jdbc;
    private final Course course;

    ProgramsProjection(JdbcClient jdbc, Course course) {
        this.jdbc = jdbc;
        this.course = course;
    }

    @EventHandler
    void on(ProgramEvent.Drafted event, @SequenceNumber long version) {
        jdbc.sql("insert into programs (case_id, program_id, athlete_id, clinic_id, state, patterns, sessions,"
                        + " drafted_at, phase, version)"
                        + " values (:case, :program, :athlete, :clinic, 'DRAFTED', :patterns, 0, :at, :phase, :version)"
                        + " on conflict (case_id) do update set program_id = excluded.program_id,"
                        + " athlete_id = excluded.athlete_id, clinic_id = excluded.clinic_id, state = excluded.state,"
                        + " held_for = null, patterns = excluded.patterns, sessions = 0,"
                        + " drafted_at = excluded.drafted_at, assigned_at = null, last_session_at = null,"
                        + " ended_at = null, phase = excluded.phase, next_review_at = null, last_review = null,"
                        + " version = excluded.version where programs.version < excluded.version")
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
                .param("phase", event.phase())
                .param("version", version)
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Assigned event, @SequenceNumber long version) {
        change(
                        "state = 'ASSIGNED', assigned_at = :at, phase = :phase, next_review_at = :at::timestamptz + make_interval(days => :days)",
                        event,
                        version)
                .param("phase", event.phase())
                .param("days", course.reviews().nextDue(List.of()).orElseThrow().day())
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Revised event, @SequenceNumber long version) {
        change("phase = :phase", event, version).param("phase", event.phase()).update();
    }

    @EventHandler
    void on(ProgramEvent.Progressed event, @SequenceNumber long version) {
        change("phase = :phase", event, version).param("phase", event.toPhase()).update();
    }

    @EventHandler
    void on(ProgramEvent.Regressed event, @SequenceNumber long version) {
        change("phase = :phase", event, version).param("phase", event.toPhase()).update();
    }

    @EventHandler
    void on(ProgramEvent.Reviewed event, @SequenceNumber long version) {
        change(
                        "last_review = :outcome, next_review_at = assigned_at + make_interval(days => :days::integer)",
                        event,
                        version)
                .param("outcome", event.outcome().name())
                .param(
                        "days",
                        course.reviews()
                                .nextDue(List.of(event.milestone()))
                                .map(Milestone::day)
                                .orElse(null))
                .update();
    }

    /** Of what changes no column only the number is kept, which a client names in {@code If-Match}. */
    @EventHandler
    void on(ProgramEvent event, @SequenceNumber long version) {
        change("case_id = case_id", event, version).update();
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
        change("state = 'COMPLETED', held_for = null, ended_at = :at, next_review_at = null", event, version)
                .update();
    }

    @EventHandler
    void on(ProgramEvent.Stopped event, @SequenceNumber long version) {
        change("state = 'STOPPED', held_for = null, ended_at = :at, next_review_at = null", event, version)
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
        return jdbc.sql("select *, holding_clinic(case_id, clinic_id) as holder from programs"
                        + " where holding_clinic(case_id, clinic_id) = any (:clinics)"
                        + " and (:state::text is null or state = :state)"
                        + " and (:due::timestamptz is null or next_review_at <= :due)"
                        + " and (:after::uuid is null or case_id > :after) order by case_id limit :limit")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("state", query.state() == null ? null : query.state().name())
                .param(
                        "due",
                        query.reviewDueBy() == null ? null : query.reviewDueBy().atOffset(UTC))
                .param("after", query.after())
                .param("limit", query.limit())
                .query((row, number) -> entry(row))
                .list();
    }

    private static ProgramEntry entry(ResultSet row) throws SQLException {
        String heldFor = row.getString("held_for");
        String lastReview = row.getString("last_review");
        return new ProgramEntry(
                row.getObject("case_id", UUID.class),
                row.getObject("program_id", UUID.class),
                row.getObject("athlete_id", UUID.class),
                row.getString("holder"),
                ProgramStage.valueOf(row.getString("state")),
                heldFor == null ? null : HoldReason.valueOf(heldFor),
                patterns(row.getArray("patterns")),
                row.getInt("sessions"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                instant(row, "assigned_at"),
                instant(row, "last_session_at"),
                instant(row, "ended_at"),
                row.getInt("phase"),
                instant(row, "next_review_at"),
                lastReview == null ? null : ReviewCheck.Outcome.valueOf(lastReview),
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
