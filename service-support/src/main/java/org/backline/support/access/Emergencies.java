package org.backline.support.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Emergency access that was granted: to one person, for the cases of one athlete, until it ends by itself. */
public class Emergencies {

    private final JdbcClient jdbc;
    private final Clock clock;

    Emergencies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The grant under which a person may see a case now. */
    Optional<UUID> grant(String subject, UUID caseId) {
        return jdbc.sql("select access_id from emergency_access where case_id = ? and subject = ? and until > ?"
                        + " order by until desc limit 1")
                .params(caseId, subject, clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void granted(UUID accessId, UUID caseId, String subject, Instant until) {
        jdbc.sql("insert into emergency_access (access_id, case_id, subject, until) values (?, ?, ?, ?)"
                        + " on conflict (access_id, case_id) do nothing")
                .params(accessId, caseId, subject, until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget() {
        jdbc.sql("truncate emergency_access").update();
    }
}
