package org.backline.intake.register;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often one person may look for an athlete of another clinic: names and birth dates must not be found by trying. It is
 * counted in the database, so that more copies of the service do not allow more.
 */
@Component
public class SearchLimit {

    private final JdbcClient jdbc;
    private final PrivacySettings.Emergency settings;
    private final Clock clock;

    SearchLimit(JdbcClient jdbc, PrivacySettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings.emergency();
        this.clock = clock;
    }

    /** Counts a search; false when it is one too many. A search that is refused counts too. */
    public boolean allows(String subject) {
        Instant now = clock.instant();
        jdbc.sql("insert into emergency_search (subject, at) values (?, ?)")
                .params(subject, now.atOffset(UTC))
                .update();
        jdbc.sql("delete from emergency_search where at < ?")
                .param(now.minus(settings.per()).atOffset(UTC))
                .update();
        int searches = jdbc.sql("select count(*) from emergency_search where subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
        return searches <= settings.searches();
    }
}
