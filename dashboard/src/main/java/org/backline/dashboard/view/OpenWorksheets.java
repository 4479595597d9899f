package org.backline.dashboard.view;

import static org.backline.dashboard.view.Columns.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has the worksheet of a case open, in table {@code case_presence}: whoever has not said so for a while is gone. */
@Component
public class OpenWorksheets {

    private static final Duration GONE_AFTER = Duration.ofSeconds(45);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ViewChanges changes;
    private final Clock clock;

    OpenWorksheets(JdbcClient jdbc, TransactionTemplate transaction, ViewChanges changes, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.changes = changes;
        this.clock = clock;
    }

    /** Somebody has it open; whether that is news, of which the others hear. */
    public boolean opened(UUID caseId, String clinicId, String subject) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant now = clock.instant();
            boolean news = jdbc.sql("select count(*) from case_presence where case_id = ? and subject = ? and at > ?")
                            .params(caseId, subject, at(now.minus(GONE_AFTER)))
                            .query(Integer.class)
                            .single()
                    == 0;
            jdbc.sql("""
                insert into case_presence (case_id, subject, at) values (?, ?, ?)
                on conflict (case_id, subject) do update set at = excluded.at
                """).params(caseId, subject, at(now)).update();
            if (news) {
                jdbc.sql("delete from case_presence where at < ?")
                        .param(at(now.minus(FORGOTTEN_AFTER)))
                        .update();
                changes.changed(caseId, clinicId);
            }
            return news;
        }));
    }

    /** Subjects of the others who have it open. */
    public List<String> others(UUID caseId, String subject) {
        return jdbc.sql(
                        "select subject from case_presence where case_id = ? and subject <> ? and at > ? order by subject")
                .params(caseId, subject, at(clock.instant().minus(GONE_AFTER)))
                .query((row, number) -> row.getString("subject"))
                .list();
    }
}
