package org.backline.referral.deadline;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.codes.CauseCategory;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code referral_clock}: what the deadline of each open referral follows from. When it is due is counted when
 * it is asked for, so that a holiday that is entered today counts today. A row is as the referral's own events leave it,
 * whichever of them brought the news, so that an event may come twice.
 */
@Component
@ProcessingGroup(ClockProjection.GROUP)
public class ClockProjection {

    /** Name of the processor. */
    public static final String GROUP = "referral_clock";

    /** The table it keeps. */
    public static final String TABLE = "referral_clock";

    private final JdbcClient jdbc;
    private final Histories histories;

    ClockProjection(JdbcClient jdbc, Histories histories) {
        this.jdbc = jdbc;
        this.histories = histories;
    }

    /** An open referral: where it is, and what its next deadline follows from. */
    record Running(UUID referralId, UUID caseId, String clinicId, Deadlines.Stretch stretch) {}

    @EventHandler
    void on(ReferralEvent event) {
        histories
                .read(event.referralId(), ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                .map(Versioned::state)
                .ifPresent(this::keep);
    }

    private void keep(ReferralState state) {
        ReferralEvent.Opened request = state.request();
        ReferralStatus status = state.status();
        Instant since = state.since();
        if (status == null || since == null || !status.isOpen()) {
            jdbc.sql("delete from referral_clock where referral_id = ?")
                    .param(request.referralId())
                    .update();
            return;
        }
        ReferralEvent.Scheduled visit = state.scheduled();
        jdbc.sql("""
            insert into referral_clock
              (referral_id, case_id, clinic_id, status, urgency, since, starts_at, asked_at, escalation, category, because)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              status = excluded.status, urgency = excluded.urgency, since = excluded.since,
              starts_at = excluded.starts_at, asked_at = excluded.asked_at, escalation = excluded.escalation,
              category = excluded.category, because = excluded.because
            """)
                .params(request.referralId(), request.caseId(), request.clinicId(), status.name())
                .params(state.pace().name(), since.truncatedTo(MICROS).atOffset(UTC)) // the driver would round, also up
                .param(visit == null ? null : visit.startsAt().atOffset(UTC))
                .params(Deadlines.askedAt(state).atOffset(UTC), state.escalation())
                .params(request.category().name(), request.because().toArray(String[]::new))
                .update();
    }

    /** Open referrals in the order of their ids. */
    List<Running> page(@Nullable UUID after, int limit) {
        return jdbc.sql("select *, holding_clinic(case_id, clinic_id) as holder from referral_clock"
                        + " where :after::uuid is null or referral_id > :after order by referral_id limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> running(row))
                .list();
    }

    /** One referral, held until the end of the transaction; nothing when another copy holds it, or it has ended. */
    Optional<Running> hold(UUID referralId) {
        return jdbc.sql("select *, holding_clinic(case_id, clinic_id) as holder from referral_clock"
                        + " where referral_id = ? for update of referral_clock skip locked")
                .param(referralId)
                .query((row, number) -> running(row))
                .optional();
    }

    private static Running running(ResultSet row) throws SQLException {
        return new Running(
                row.getObject("referral_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("holder"),
                new Deadlines.Stretch(
                        ReferralStatus.valueOf(row.getString("status")),
                        Urgency.valueOf(row.getString("urgency")),
                        at(row, "since"),
                        row.getObject("starts_at") == null ? null : at(row, "starts_at"),
                        at(row, "asked_at"),
                        row.getInt("escalation"),
                        cause(row)));
    }

    /** A row of before the causes were kept has none, until its referral moves. */
    private static @Nullable Cause cause(ResultSet row) throws SQLException {
        String category = row.getString("category");
        Array because = row.getArray("because");
        return category == null || because == null
                ? null
                : new Cause(CauseCategory.valueOf(category), List.of((String[]) because.getArray()));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate referral_clock").update();
    }
}
