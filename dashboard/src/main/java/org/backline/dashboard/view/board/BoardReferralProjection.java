package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.code;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.backline.codes.ReopenedFrom;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentScheduled;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ReferralReviewed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the referrals of the board. {@link BoardProjection} forgets for both. */
@Component
@ProcessingGroup("board")
class BoardReferralProjection {

    private final JdbcClient jdbc;
    private final ViewChanges changes;
    private final BoardLines lines;

    BoardReferralProjection(JdbcClient jdbc, ViewChanges changes, BoardLines lines) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.lines = lines;
    }

    @EventHandler
    void on(ReferralRequested event) {
        jdbc.sql("""
            insert into board_referral (referral_id, case_id, origin, category, urgency, requested_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              origin = excluded.origin, category = excluded.category, urgency = excluded.urgency,
              requested_at = excluded.requested_at
            """)
                .params(event.referralId(), event.caseId(), event.origin().name())
                .params(event.category().name(), event.urgency().name(), at(event.occurredAt()))
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ReferralAcknowledged event) {
        step("acknowledged_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralAccepted event) {
        step("accepted_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralDeclined event) {
        step("declined_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralReviewed event) {
        step("reviewed_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralRedirected event) {
        step("redirected_at", event.referralId(), event);
    }

    /** Advice without a visit is an answer too; it takes no urgency away. */
    @EventHandler
    void on(AdviceGiven event) {
        step("reported_at", event.referralId(), event);
    }

    /** The newest cancellation counts. */
    @EventHandler
    void on(ReferralCancelled event, @Timestamp Instant recordedAt) {
        jdbc.sql("""
            insert into board_referral as r (referral_id, case_id, cancelled_at, settled_at, answered_at,
              remaining_urgency)
            values (?, ?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              cancelled_at = greatest(r.cancelled_at, excluded.cancelled_at),
              settled_at = greatest(r.settled_at, excluded.settled_at),
              remaining_urgency = case when r.answered_at > excluded.answered_at then r.remaining_urgency
                else excluded.remaining_urgency end,
              answered_at = greatest(r.answered_at, excluded.answered_at)
            """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()), at(recordedAt), at(recordedAt))
                .param(code(event.remainingUrgency()))
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    /** A new round; one that only rested goes on as it was. */
    @EventHandler
    void on(ReferralReopened event) {
        if (event.from() == ReopenedFrom.INTERRUPTED) {
            return;
        }
        jdbc.sql("""
            insert into board_referral as r (referral_id, case_id, reopened_at, reopened_urgency)
            values (?, ?, ?, ?)
            on conflict (referral_id) do update set
              reopened_urgency = case when r.reopened_at > excluded.reopened_at then r.reopened_urgency
                else excluded.reopened_urgency end,
              reopened_at = greatest(r.reopened_at, excluded.reopened_at)
            """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()))
                .param(event.urgency().name())
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    /** Each step fills one column; of several rounds the newest counts. */
    private void step(String column, UUID referralId, PublishedEvent event) {
        jdbc.sql("insert into board_referral as r (referral_id, case_id, " + column + ") values (?, ?, ?)"
                        + " on conflict (referral_id) do update set " + column + " = greatest(r." + column
                        + ", excluded." + column + ")")
                .params(referralId, event.caseId(), at(event.occurredAt()))
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    /** The newest appointment counts. */
    @EventHandler
    void on(AppointmentScheduled event, @Timestamp Instant recordedAt) {
        jdbc.sql("""
            insert into board_referral as r (referral_id, case_id, scheduled_at, appointment_at)
            values (?, ?, ?, ?)
            on conflict (referral_id) do update set
              scheduled_at = excluded.scheduled_at, appointment_at = excluded.appointment_at
            where r.scheduled_at is null or r.scheduled_at <= excluded.scheduled_at
            """)
                .params(event.referralId(), event.caseId(), at(recordedAt), at(event.startsAt()))
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(PhysicianReported event, @Timestamp Instant recordedAt) {
        jdbc.sql("""
            insert into board_referral as r (referral_id, case_id, reported_at, answered_at, remaining_urgency)
            values (?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              reported_at = greatest(r.reported_at, excluded.reported_at),
              remaining_urgency = case when r.answered_at > excluded.answered_at then r.remaining_urgency
                else excluded.remaining_urgency end,
              answered_at = greatest(r.answered_at, excluded.answered_at)
            """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()), at(recordedAt))
                .param(code(event.remainingUrgency()))
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ReferralReconciled event, @Timestamp Instant recordedAt) {
        jdbc.sql("""
            insert into board_referral as r (referral_id, case_id, reconciled_at, settled_at, choice)
            values (?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              choice = case when r.reconciled_at > excluded.reconciled_at then r.choice else excluded.choice end,
              reconciled_at = greatest(r.reconciled_at, excluded.reconciled_at),
              settled_at = greatest(r.settled_at, excluded.settled_at)
            """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()), at(recordedAt))
                .param(event.choice().name())
                .update();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }
}
