package org.backline.dashboard.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The dashboard's own ledger of disclosures, and whom an athlete's number means. Everything here blocks. */
@Component
public class LedgerLines {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    LedgerLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line: who asked for an athlete's record, when, why, and what came of it. */
    public record Line(
            Instant at, String actor, String role, String operation, String data, String purpose, String outcome) {}

    /** The lines about an athlete in these clinics, the newest first. */
    public List<Line> about(UUID athleteId, Set<String> clinics) {
        return jdbc.sql("""
                select at, actor, role, operation, data, purpose, outcome from disclosure
                where (athlete_ids && array[:athlete]::uuid[]
                    or case_ids && (select coalesce(array_agg(case_id), '{}') from case_access where athlete_id = :athlete))
                  and clinics && cast(:clinics as text[])
                order by line desc limit :most
                """)
                .param("athlete", athleteId)
                .param("clinics", clinics.toArray(String[]::new))
                .param("most", MOST)
                .query(LedgerLines::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                Columns.knownInstant(row, "at"),
                row.getString("actor"),
                row.getString("role"),
                row.getString("operation"),
                row.getString("data"),
                row.getString("purpose"),
                row.getString("outcome"));
    }

    /** The athlete of these clinics who has this number or this id. */
    public Optional<UUID> athlete(String numberOrId, Set<String> clinics) {
        String wanted = numberOrId.strip().toUpperCase(Locale.ROOT);
        return jdbc
                .sql("select distinct athlete_id from case_access where athlete_id is not null and clinic_id = any (?)")
                .param(clinics.toArray(String[]::new))
                .query((row, number) -> Columns.knownId(row, "athlete_id"))
                .list()
                .stream()
                .filter(id ->
                        AthleteNumber.of(id).equals(wanted) || id.toString().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
