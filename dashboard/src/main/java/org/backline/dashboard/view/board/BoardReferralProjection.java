package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.code;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.dashboard.view.ReferralLoop;
import org.backline.dashboard.view.ReferralSteps;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
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

    /** What happened to it: each event is a row, and where it stands is read from them. */
    @EventHandler
    void on(PublishedEvent event, @MessageIdentifier String eventId, @Timestamp Instant recordedAt) {
        ReferralSteps.referralOf(event).ifPresent(referralId -> {
            ReferralSteps.keep(jdbc, "board_referral_step", referralId, event, eventId, recordedAt);
            stands(referralId, event.caseId());
            lines.refresh(event.caseId());
            changes.changed(event.caseId(), event.clinicId());
        });
    }

    /** Beside its steps, so that open loops can be counted without reading them. */
    private void stands(UUID referralId, UUID caseId) {
        ReferralLoop loop = ReferralLoop.of(ReferralSteps.of(jdbc, "board_referral_step", referralId));
        Instant reopenedAt = loop.reopenedAt();
        jdbc.sql("""
            insert into board_referral (referral_id, case_id, status, reopened_at, reopened_urgency)
            values (?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              status = excluded.status, reopened_at = excluded.reopened_at,
              reopened_urgency = excluded.reopened_urgency
            """)
                .params(referralId, caseId, loop.status())
                .param(reopenedAt == null ? null : at(reopenedAt))
                .param(code(loop.reopenedWith()))
                .update();
    }
}
