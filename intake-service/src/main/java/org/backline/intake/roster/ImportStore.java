package org.backline.intake.roster;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.support.secret.EncryptedColumn;
import org.backline.support.secret.SecretUnreadable;
import org.backline.support.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tables {@code athlete_import} and {@code athlete_import_line}; who a line is about stands there sealed. */
@Component
public class ImportStore {

    /** Where what a line says is sealed. */
    public static final EncryptedColumn CONTENT = new EncryptedColumn("athlete_import_line", "athlete_id", "content");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<LineProblem>> PROBLEMS = new TypeReference<>() {};
    private static final String COUNTED = """
        select i.*, count(l.line) as total, count(l.line) filter (where l.state = 'READY') as ready,
          count(l.line) filter (where l.state = 'REFUSED') as refused,
          count(l.line) filter (where l.state = 'REGISTERED') as registered
        from athlete_import i left join athlete_import_line l using (import_id)
        """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate many;
    private final Secrets secrets;

    ImportStore(JdbcClient jdbc, NamedParameterJdbcTemplate many, Secrets secrets) {
        this.jdbc = jdbc;
        this.many = many;
        this.secrets = secrets;
    }

    /** What is sealed of a line. */
    private record Content(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            List<String> sports,
            String clinicId,
            SickleCellTrait sickleCellTrait) {}

    /** Keeps an import. @return whether it is new */
    boolean create(UUID importId, String clinicId, String subject, Instant at, String fingerprint) {
        return jdbc.sql("""
            insert into athlete_import (import_id, clinic_id, created_by, created_at, fingerprint, state)
            values (?, ?, ?, ?, ?, 'PREVIEW') on conflict do nothing
            """)
                        .params(importId, clinicId, subject, at.atOffset(UTC), fingerprint)
                        .update()
                == 1;
    }

    void addLines(UUID importId, List<RosterLine> lines) {
        many.batchUpdate(
                """
                insert into athlete_import_line (import_id, line, athlete_id, state, problems, content)
                values (:import, :line, :athlete, :state, cast(:problems as jsonb), :content)
                """,
                lines.stream()
                        .map(line -> new MapSqlParameterSource()
                                .addValue("import", importId)
                                .addValue("line", line.line())
                                .addValue("athlete", line.athleteId())
                                .addValue("state", line.isReady() ? "READY" : "REFUSED")
                                .addValue("problems", JSON.writeValueAsString(line.problems()))
                                .addValue("content", sealed(line)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private byte[] sealed(RosterLine line) {
        Content content = new Content(
                line.name(), line.birthDate(), line.sex(), line.sports(), line.clinicId(), line.sickleCellTrait());
        return secrets.seal(CONTENT, line.athleteId(), JSON.writeValueAsString(content));
    }

    /** How an import stands. */
    public Optional<Import> find(UUID importId) {
        return jdbc.sql(COUNTED + " where i.import_id = ? group by i.import_id")
                .param(importId)
                .query(ImportStore::read)
                .optional();
    }

    /** The imports of some clinics, newest first. */
    public List<Import> latest(List<String> clinics, int limit) {
        return jdbc.sql(COUNTED
                        + " where i.clinic_id = any (?) group by i.import_id order by i.created_at desc limit ?")
                .params(clinics.toArray(String[]::new), limit)
                .query(ImportStore::read)
                .list();
    }

    private static Import read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Import(
                row.getObject("import_id", UUID.class),
                row.getString("clinic_id"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("fingerprint"),
                ImportState.valueOf(row.getString("state")),
                finished == null ? null : finished.toInstant(),
                row.getInt("total"),
                row.getInt("ready"),
                row.getInt("refused"),
                row.getInt("registered"));
    }

    /**
     * Lines of the report, in the order of the file.
     *
     * @param state null for all
     * @param after only those behind this line
     */
    public List<ReportLine> lines(UUID importId, @Nullable LineState state, int after, int limit) {
        return jdbc.sql("""
            select * from athlete_import_line
            where import_id = :import and line > :after and (cast(:state as text) is null or state = :state)
            order by line limit :limit
            """)
                .param("import", importId)
                .param("after", after)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(this::line)
                .list();
    }

    private ReportLine line(ResultSet row, int number) throws SQLException {
        UUID athleteId = row.getObject("athlete_id", UUID.class);
        Content content = content(row, athleteId);
        return new ReportLine(
                row.getInt("line"),
                athleteId,
                LineState.valueOf(row.getString("state")),
                JSON.readValue(row.getString("problems"), PROBLEMS),
                content == null ? null : content.name(),
                content == null ? null : content.birthDate(),
                content == null ? null : content.sex(),
                content == null ? List.of() : content.sports(),
                content == null ? null : content.clinicId());
    }

    private @Nullable Content content(ResultSet row, UUID athleteId) throws SQLException {
        byte[] sealed = row.getBytes("content");
        try {
            return sealed == null ? null : JSON.readValue(secrets.open(CONTENT, athleteId, sealed), Content.class);
        } catch (SecretUnreadable lostKey) {
            return null;
        }
    }

    /** Begins to register. @return whether it had not begun before */
    boolean start(UUID importId) {
        return jdbc.sql("update athlete_import set state = 'RUNNING' where import_id = ? and state = 'PREVIEW'")
                        .param(importId)
                        .update()
                == 1;
    }

    /** An import with work to do, which no other copy of the service touches until the transaction ends. */
    Optional<UUID> takeRunning() {
        return jdbc.sql("""
            select import_id from athlete_import where state = 'RUNNING'
            order by created_at limit 1 for update skip locked
            """)
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** The next lines that are not registered yet. */
    List<RosterLine> ready(UUID importId, int limit) {
        return jdbc.sql("""
            select * from athlete_import_line where import_id = ? and state = 'READY' order by line limit ?
            """)
                .params(importId, limit)
                .query((row, number) -> {
                    UUID athleteId = row.getObject("athlete_id", UUID.class);
                    Content content = content(row, athleteId);
                    return content == null
                            ? new RosterLine(
                                    row.getInt("line"),
                                    athleteId,
                                    null,
                                    null,
                                    null,
                                    List.of(),
                                    "",
                                    SickleCellTrait.UNKNOWN,
                                    List.of(new LineProblem("line", "could not be opened again; import it anew")))
                            : new RosterLine(
                                    row.getInt("line"),
                                    athleteId,
                                    content.name(),
                                    content.birthDate(),
                                    content.sex(),
                                    content.sports(),
                                    content.clinicId(),
                                    content.sickleCellTrait(),
                                    List.of());
                })
                .list();
    }

    /** The line is in the register; what it said stands there now and no longer here. */
    void registered(UUID importId, int line) {
        jdbc.sql("update athlete_import_line set state = 'REGISTERED', content = null where import_id = ? and line = ?")
                .params(importId, line)
                .update();
    }

    void refused(UUID importId, int line, List<LineProblem> problems) {
        jdbc.sql("update athlete_import_line set state = 'REFUSED', problems = cast(? as jsonb)"
                        + " where import_id = ? and line = ?")
                .params(JSON.writeValueAsString(problems), importId, line)
                .update();
    }

    void finish(UUID importId, Instant at) {
        jdbc.sql("update athlete_import set state = 'DONE', finished_at = ? where import_id = ?")
                .params(at.atOffset(UTC), importId)
                .update();
    }

    /** Forgets imports that are older, with everything their reports hold. */
    int forget(Instant before) {
        return jdbc.sql("delete from athlete_import where created_at < ? and state <> 'RUNNING'")
                .param(before.atOffset(UTC))
                .update();
    }
}
