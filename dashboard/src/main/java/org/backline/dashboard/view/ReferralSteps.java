package org.backline.dashboard.view;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.backline.dashboard.view.Columns.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentAttended;
import org.backline.events.AppointmentMissed;
import org.backline.events.AppointmentScheduled;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.EventTypes;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralDelivered;
import org.backline.events.ReferralInterrupted;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralReviewed;
import org.backline.events.ReferralStalled;
import org.backline.support.processing.BatchedWrites;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps what happened to referrals, one row for each event, so that neither their order nor a repeat matters: where a
 * referral stands is read from its rows.
 */
public final class ReferralSteps {

    private ReferralSteps() {}

    /** One event of a referral. */
    public record Step(UUID referralId, String eventId, Instant recordedAt, PublishedEvent event) {}

    /** The referral that an event is a step of; nothing for a request, and for what is about something else. */
    public static Optional<UUID> referralOf(PublishedEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ReferralDelivered e -> e.referralId();
                    case ReferralAcknowledged e -> e.referralId();
                    case ReferralAccepted e -> e.referralId();
                    case ReferralDeclined e -> e.referralId();
                    case ReferralRedirected e -> e.referralId();
                    case AppointmentScheduled e -> e.referralId();
                    case AppointmentAttended e -> e.referralId();
                    case AppointmentMissed e -> e.referralId();
                    case DiagnosticsOrdered e -> e.referralId();
                    case DiagnosticsReported e -> e.referralId();
                    case PhysicianReported e -> e.referralId();
                    case AdviceGiven e -> e.referralId();
                    case ReferralReviewed e -> e.referralId();
                    case ReferralReconciled e -> e.referralId();
                    case ReferralInterrupted e -> e.referralId();
                    case ReferralCancelled e -> e.referralId();
                    case ReferralReopened e -> e.referralId();
                    case ReferralStalled e -> e.referralId();
                    case ReferralClosed e -> e.referralId();
                    default -> null;
                });
    }

    /** Keeps an event in a table of steps. */
    public static void keep(
            BatchedWrites writes,
            String table,
            UUID referralId,
            PublishedEvent event,
            String eventId,
            Instant recordedAt) {
        writes.sql(
                        event.caseId(),
                        "insert into " + table + " (event_id, referral_id, case_id, recorded_at, type, payload)"
                                + " values (?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing")
                .params(eventId, referralId, event.caseId(), at(recordedAt))
                .params(EventTypes.nameOf(event.getClass()), StoredJson.of(event))
                .write();
    }

    /** Where these referrals stand, as far as such a table has steps of them. */
    public static Map<UUID, ReferralLoop> loops(JdbcClient jdbc, String table, Collection<UUID> referrals) {
        return jdbc
                .sql("select * from " + table + " where referral_id = any (:referrals)")
                .param("referrals", referrals.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list()
                .stream()
                .collect(groupingBy(Step::referralId, collectingAndThen(toList(), ReferralLoop::of)));
    }

    /** The event of a row of such a table. */
    public static Step read(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new Step(
                Columns.knownId(row, "referral_id"),
                row.getString("event_id"),
                Columns.knownInstant(row, "recorded_at"),
                StoredJson.readKnown(
                        row,
                        "payload",
                        EventTypes.typeOf(type).orElseThrow(() -> new IllegalStateException("No event " + type))));
    }
}
