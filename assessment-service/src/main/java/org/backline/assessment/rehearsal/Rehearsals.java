package org.backline.assessment.rehearsal;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.assessment.domain.KnowledgeVersions.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and keeps tables {@code rehearsal} and {@code rehearsal_change}. */
@Component
public class Rehearsals {

    private static final String COLUMNS = "rehearsal_id, version, hash, against, against_hash, state, cases, done,"
            + " changed, not_reproduced, requested_at, beat_at, finished_at";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Rehearsals(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Asks for a rehearsal; changes nothing while one of the same version is under way. */
    public void request(UUID rehearsalId, Version candidate, Version present, Instant now) {
        jdbc.sql("insert into rehearsal (rehearsal_id, version, hash, against, against_hash, state, requested_at,"
                        + " beat_at) values (?, ?, ?, ?, ?, 'REQUESTED', ?, ?) on conflict do nothing")
                .params(
                        rehearsalId,
                        candidate.version(),
                        candidate.hash(),
                        present.version(),
                        present.hash(),
                        now.atOffset(UTC),
                        now.atOffset(UTC))
                .update();
    }

    /** The latest rehearsal of a version. */
    public Optional<Rehearsal> latest(String version) {
        return jdbc.sql("select " + COLUMNS + " from rehearsal where version = ? order by requested_at desc limit 1")
                .param(version)
                .query((row, number) -> rehearsal(row))
                .optional();
    }

    /** Takes up a rehearsal that nobody works on, also one that its copy of the service has left behind. */
    Optional<Rehearsal> claim(Instant now, Duration patience) {
        return jdbc.sql("update rehearsal set state = 'RUNNING', done = 0, changed = 0, not_reproduced = 0, beat_at = ?"
                        + " where rehearsal_id = (select rehearsal_id from rehearsal where state = 'REQUESTED'"
                        + " or (state = 'RUNNING' and beat_at < ?) order by requested_at limit 1"
                        + " for update skip locked) returning " + COLUMNS)
                .params(now.atOffset(UTC), now.minus(patience).atOffset(UTC))
                .query((row, number) -> rehearsal(row))
                .optional();
    }

    /** Forgets what an earlier attempt found, and counts the cases. */
    long begin(UUID rehearsalId) {
        jdbc.sql("delete from rehearsal_change where rehearsal_id = ?")
                .param(rehearsalId)
                .update();
        long cases =
                jdbc.sql("select count(*) from past_case").query(Long.class).single();
        jdbc.sql("update rehearsal set cases = ? where rehearsal_id = ?")
                .params(cases, rehearsalId)
                .update();
        return cases;
    }

    /** The next past cases after this one. */
    List<PastCase> page(@Nullable UUID after, int size) {
        return jdbc.sql("select case_id, clinic_id, knowledge_hash, disposition, inputs, diagnosis, diagnosis_code"
                        + " from past_case where (:after::uuid is null or case_id > :after) order by case_id"
                        + " limit :size")
                .param("after", after)
                .param("size", size)
                .query((row, number) -> new PastCase(
                        row.getObject("case_id", UUID.class),
                        row.getString("clinic_id"),
                        row.getString("knowledge_hash"),
                        row.getString("disposition"),
                        row.getString("inputs"),
                        row.getString("diagnosis"),
                        row.getString("diagnosis_code")))
                .list();
    }

    /** Keeps what some cases came to. */
    void advance(UUID rehearsalId, int cases, Comparison.Outcome outcome, Instant now) {
        batches.batchUpdate(
                "insert into rehearsal_change (rehearsal_id, case_id, clinic_id, before, after, diagnosis,"
                        + " diagnosis_code, inputs) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                outcome.changed(),
                200,
                (statement, change) -> {
                    statement.setObject(1, rehearsalId);
                    statement.setObject(2, change.past().caseId());
                    statement.setString(3, change.past().clinicId());
                    statement.setString(4, change.before().name());
                    statement.setString(5, change.after().name());
                    statement.setString(6, change.past().diagnosis());
                    statement.setString(7, change.past().diagnosisCode());
                    statement.setString(8, change.past().inputs());
                });
        jdbc.sql("update rehearsal set done = done + ?, changed = changed + ?, not_reproduced = not_reproduced + ?,"
                        + " beat_at = ? where rehearsal_id = ?")
                .params(cases, outcome.changed().size(), outcome.notReproduced(), now.atOffset(UTC), rehearsalId)
                .update();
    }

    void finish(UUID rehearsalId, Rehearsal.State state, Instant now) {
        jdbc.sql("update rehearsal set state = ?, cases = case when ? = 'DONE' then done else cases end,"
                        + " finished_at = ?, beat_at = ? where rehearsal_id = ?")
                .params(state.name(), state.name(), now.atOffset(UTC), now.atOffset(UTC), rehearsalId)
                .update();
    }

    /** How many cases went from which disposition to which, by clinic. */
    public List<ClinicChange> byClinic(UUID rehearsalId, Set<String> clinics) {
        return jdbc.sql("select clinic_id, before, after, count(*) as cases from rehearsal_change"
                        + " where rehearsal_id = ? and clinic_id = any (?) group by 1, 2, 3 order by 1, 2, 3")
                .param(rehearsalId)
                .param(clinics.toArray(String[]::new))
                .query((row, number) -> new ClinicChange(
                        row.getString("clinic_id"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getLong("cases")))
                .list();
    }

    /** How many cases went from which disposition to which, by what a physician found later. */
    public List<DiagnosisChange> byDiagnosis(UUID rehearsalId, Set<String> clinics) {
        return jdbc.sql(
                        "select clinic_id, diagnosis, before, after, count(*) as cases from rehearsal_change"
                                + " where rehearsal_id = ? and clinic_id = any (?) group by 1, 2, 3, 4 order by 1, 2 nulls last, 3, 4")
                .param(rehearsalId)
                .param(clinics.toArray(String[]::new))
                .query((row, number) -> new DiagnosisChange(
                        row.getString("clinic_id"),
                        row.getString("diagnosis"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getLong("cases")))
                .list();
    }

    /** The changed cases after this one, with the inputs from which both traces follow. */
    public List<Change> changes(UUID rehearsalId, Set<String> clinics, @Nullable UUID after, int limit) {
        return jdbc.sql("select case_id, clinic_id, before, after, diagnosis, diagnosis_code, inputs"
                        + " from rehearsal_change where rehearsal_id = :rehearsal"
                        + " and clinic_id = any (:clinics)"
                        + " and (:after::uuid is null or case_id > :after) order by case_id limit :limit")
                .param("rehearsal", rehearsalId)
                .param("clinics", clinics.toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Change(
                        row.getObject("case_id", UUID.class),
                        row.getString("clinic_id"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("diagnosis"),
                        row.getString("diagnosis_code"),
                        row.getString("inputs")))
                .list();
    }

    /** Cases of a clinic that went from one disposition to another. */
    public record ClinicChange(String clinicId, String before, String after, long cases) {}

    /** Cases of a clinic that went from one disposition to another and were found to have this; null when not known. */
    public record DiagnosisChange(
            String clinicId, @Nullable String diagnosis, String before, String after, long cases) {}

    /**
     * A case that comes out otherwise.
     *
     * @param inputs the facts, as canonical JSON
     */
    public record Change(
            UUID caseId,
            String clinicId,
            String before,
            String after,
            @Nullable String diagnosis,
            @Nullable String diagnosisCode,
            String inputs) {}

    private static Rehearsal rehearsal(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Rehearsal(
                row.getObject("rehearsal_id", UUID.class),
                row.getString("version"),
                row.getString("hash"),
                row.getString("against"),
                row.getString("against_hash"),
                Rehearsal.State.valueOf(row.getString("state")),
                row.getLong("cases"),
                row.getLong("done"),
                row.getLong("changed"),
                row.getLong("not_reproduced"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("beat_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
