package org.backline.dashboard.view.board;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.codes.Urgency;
import org.backline.support.vitals.VitalSign;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether every case moves on, counted where all services' facts come together: cases in which a step that follows by
 * itself has not followed, and referrals that a physician has not answered in the time their urgency gives.
 */
@Component
@EnableConfigurationProperties(CaseFlow.Settings.class)
class CaseFlow implements VitalSign {

    private static final List<String> ENDED = List.of("RECONCILED", "CLOSED", "CANCELLED");
    private static final List<String> ANSWERED =
            List.of("REPORTED", "ADVISED", "REVIEWED", "INTERRUPTED", "RECONCILED", "CLOSED", "CANCELLED");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Settings settings;

    CaseFlow(JdbcClient jdbc, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public List<Reading> take() {
        Instant now = clock.instant();
        List<Reading> readings = new ArrayList<>();
        readings.add(stuck("proposal", """
                select count(*) from board where opened_at < ? and closed is not true and proposed_at is null
                and not exists (select from board_referral where board_referral.case_id = board.case_id)\
                """, now));
        readings.add(stuck("program", """
                select count(*) from board where identified_at < ? and closed is not true
                and not exists (select from board_program where board_program.case_id = board.case_id)
                and not exists (select from board_referral where board_referral.case_id = board.case_id)\
                """, now));
        readings.add(stuck("intake", """
                select count(*) from board where coalesce(proposed_at, identified_at) < ? and opened_at is null\
                """, now));
        readings.addAll(open());
        settings.answerWithin().forEach((urgency, limit) -> readings.add(overdue(urgency, now.minus(limit))));
        return readings;
    }

    private Reading stuck(String step, String sql, Instant now) {
        return new Reading(
                "backline.cases.stuck",
                Map.of("step", step),
                jdbc.sql(sql)
                        .param(now.minus(settings.stepWithin()).atOffset(UTC))
                        .query(Long.class)
                        .single());
    }

    private List<Reading> open() {
        return jdbc.sql("select coalesce(reopened_urgency, urgency), status, count(*) from board_referral"
                        + " where requested_at is not null and status not in (:ended) group by 1, 2")
                .param("ended", ENDED)
                .query((row, number) -> new Reading(
                        "backline.loops.open",
                        Map.of("urgency", String.valueOf(row.getString(1)), "status", row.getString(2)),
                        row.getLong(3)))
                .list();
    }

    /** A referral that was reopened has its time anew; one that rests hurries nobody. */
    private Reading overdue(Urgency urgency, Instant before) {
        return new Reading(
                "backline.loops.overdue",
                Map.of("urgency", urgency.name()),
                jdbc.sql("select count(*) from board_referral where coalesce(reopened_urgency, urgency) = :urgency"
                                + " and requested_at is not null"
                                + " and greatest(requested_at, reopened_at) < :before and status not in (:answered)")
                        .param("urgency", urgency.name())
                        .param("before", before.atOffset(UTC))
                        .param("answered", ANSWERED)
                        .query(Long.class)
                        .single());
    }

    /**
     * Settings under {@code backline.flow}.
     *
     * @param stepWithin how soon a step that follows by itself must be seen
     * @param answerWithin how soon a physician must have answered, by urgency
     */
    @ConfigurationProperties("backline.flow")
    record Settings(Duration stepWithin, Map<Urgency, Duration> answerWithin) {

        Settings {
            answerWithin = Map.copyOf(answerWithin);
        }
    }
}
