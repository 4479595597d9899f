package org.backline.dashboard.view;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records that are open to somebody for a while, because of an emergency. */
@Component
public class OpenedRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenedRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A case that is open to somebody.
     *
     * @param clinicId the clinic that holds it
     * @param until when that ends by itself
     */
    public record Opened(UUID caseId, UUID athleteId, String clinicId, Instant until) {}

    /** What is open to somebody now, the soonest to end first. Blocks. */
    public List<Opened> to(String subject) {
        return jdbc.sql("""
                select e.case_id, c.athlete_id, c.clinic_id, max(e.until) as until
                from emergency_access e join case_access c on c.case_id = e.case_id
                where e.subject = ? and e.until > ? and c.athlete_id is not null
                group by e.case_id, c.athlete_id, c.clinic_id order by 4, 1
                """)
                .params(subject, Columns.at(clock.instant()))
                .query((row, number) -> new Opened(
                        Columns.knownId(row, "case_id"),
                        Columns.knownId(row, "athlete_id"),
                        row.getString("clinic_id"),
                        Columns.knownInstant(row, "until")))
                .list();
    }
}
