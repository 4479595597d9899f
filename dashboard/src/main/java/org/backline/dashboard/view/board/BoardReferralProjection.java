package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.code;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the referrals of the board. {@link BoardProjection} forgets for both. */
@Component
@ProcessingGroup("board")
class BoardReferralProjection {

    private static final String STEPS = "board_referral_step";

    private final JdbcClient jdbc;
    private final JdbcOperations rows;
    private final BatchedWrites writes;
    private final BatchedWrites.Once<Referral> standing;
    private final ViewChanges changes;
    private final BoardLines lines;

    private record Referral(UUID id, UUID caseId) {}

    BoardReferralProjection(
            JdbcClient jdbc, JdbcOperations rows, BatchedWrites writes, ViewChanges changes, BoardLines lines) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.writes = writes;
        this.standing = writes.once(this::stand);
        this.changes = changes;
        this.lines = lines;
    }

    @EventHandler
    void on(ReferralRequested event) {
        writes.sql(event.caseId(), """
            insert into board_referral (referral_id, case_id, origin, category, urgency, requested_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              origin = excluded.origin, category = excluded.category, urgency = excluded.urgency,
              requested_at = excluded.requested_at
            """)
                .params(event.referralId(), event.caseId(), event.origin().name())
                .params(event.category().name(), event.urgency().name(), at(event.occurredAt()))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    /** What happened to it: each event is a row, and where it stands is read from them. */
    @EventHandler
    void on(PublishedEvent event, @MessageIdentifier String eventId, @Timestamp Instant recordedAt) {
        ReferralSteps.referralOf(event).ifPresent(referralId -> {
            ReferralSteps.keep(writes, STEPS, referralId, event, eventId, recordedAt);
            standing.with(new Referral(referralId, event.caseId()));
            lines.refresh(event.caseId());
            changes.changed(event.caseId(), event.clinicId());
        });
    }

    /** Beside their steps, so that open loops can be counted without reading them. */
    private void stand(Set<Referral> referrals) {
        Map<UUID, ReferralLoop> loops = ReferralSteps.loops(
                jdbc, STEPS, referrals.stream().map(Referral::id).toList());
        rows.batchUpdate(
                """
            insert into board_referral (referral_id, case_id, status, reopened_at, reopened_urgency)
            values (?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              status = excluded.status, reopened_at = excluded.reopened_at,
              reopened_urgency = excluded.reopened_urgency
            """,
                referrals.stream()
                        .map(referral -> columns(referral, Objects.requireNonNull(loops.get(referral.id()))))
                        .toList());
    }

    private static @Nullable Object[] columns(Referral referral, ReferralLoop loop) {
        Instant reopenedAt = loop.reopenedAt();
        return new @Nullable Object[] {
            referral.id(),
            referral.caseId(),
            loop.status(),
            reopenedAt == null ? null : at(reopenedAt),
            code(loop.reopenedWith())
        };
    }
}
