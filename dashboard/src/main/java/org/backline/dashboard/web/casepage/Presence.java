package org.backline.dashboard.web.casepage;

import static org.backline.dashboard.view.Columns.at;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.dashboard.people.People;
import org.backline.dashboard.view.ViewChanges;
import org.backline.support.command.Work;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

/**
 * Who has the worksheet of a case open, in table {@code case_presence}: whoever has not said so for a while is gone. Says
 * who edits, keeps nobody from it.
 */
@Component
class Presence {

    private static final Duration GONE_AFTER = Duration.ofSeconds(45);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ViewChanges changes;
    private final People people;
    private final Work work;
    private final Clock clock;

    Presence(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ViewChanges changes,
            People people,
            Work work,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.changes = changes;
        this.people = people;
        this.work = work;
        this.clock = clock;
    }

    /** Somebody has the worksheet open; when that is news, the others hear of it. */
    Mono<Boolean> here(UUID caseId, String clinicId, String subject) {
        return work.call(() -> Boolean.TRUE.equals(transaction.execute(status -> {
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
        })));
    }

    /** Names of the others who have it open. */
    Mono<List<String>> others(UUID caseId, String subject) {
        return work.call(() -> jdbc
                .sql("select subject from case_presence where case_id = ? and subject <> ? and at > ? order by subject")
                .params(caseId, subject, at(clock.instant().minus(GONE_AFTER)))
                .query(String.class)
                .list()
                .stream()
                .map(people::trainer)
                .toList());
    }
}
