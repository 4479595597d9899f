package org.backline.dashboard.view.department;

import static org.backline.dashboard.view.Columns.at;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.codes.Instrument;
import org.backline.codes.Participation;
import org.backline.codes.PromScore;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ReferralReviewed;
import org.backline.events.ResponsibilityTransferred;
import org.backline.events.SessionLogged;
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the tables {@code department_case} and {@code department_referral}. Any event may arrive twice, in any order. */
@Component
@ProcessingGroup("department")
class DepartmentProjection {

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    DepartmentProjection(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @EventHandler
    void on(IntakeRecorded event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into department_case as d
              (case_id, clinic_id, responsible_at, opened_at, intake_seconds, pain_first, function_first)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (case_id) do update set
              clinic_id = case when d.responsible_at > excluded.responsible_at then d.clinic_id
                else excluded.clinic_id end,
              responsible_at = greatest(d.responsible_at, excluded.responsible_at),
              opened_at = excluded.opened_at, intake_seconds = excluded.intake_seconds,
              pain_first = excluded.pain_first, function_first = excluded.function_first
            """)
                .params(event.caseId(), event.clinicId(), at(recordedAt), at(event.occurredAt()))
                .params(event.intakeSeconds(), event.painNow())
                .param(score(event.proms(), Instrument.PSFS))
                .write();
    }

    @EventHandler
    void on(ResponsibilityTransferred event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into department_case as d (case_id, clinic_id, responsible_at) values (?, ?, ?)
            on conflict (case_id) do update set
              clinic_id = excluded.clinic_id, responsible_at = excluded.responsible_at
            where d.responsible_at is null or d.responsible_at <= excluded.responsible_at
            """)
                .params(event.caseId(), event.clinicId(), at(recordedAt))
                .write();
    }

    @EventHandler
    void on(SessionLogged event, @MessageIdentifier String eventId) {
        last("pain", event, eventId, (double) event.painBefore());
    }

    @EventHandler
    void on(FindingsRecorded event, @MessageIdentifier String eventId) {
        last("pain", event, eventId, score(event.proms(), Instrument.NPRS));
        last("function", event, eventId, score(event.proms(), Instrument.PSFS));
    }

    /** The newest reading counts; of two at the same time, the one with the greater id. */
    private void last(String what, PublishedEvent event, String eventId, @Nullable Double value) {
        if (value == null) {
            return;
        }
        writes.sql(event.caseId(), """
            insert into department_case as d (case_id, %1$s_last, %1$s_last_at, %1$s_last_event) values (?, ?, ?, ?)
            on conflict (case_id) do update set %1$s_last = excluded.%1$s_last,
              %1$s_last_at = excluded.%1$s_last_at, %1$s_last_event = excluded.%1$s_last_event
            where d.%1$s_last_at is null
              or (d.%1$s_last_at, d.%1$s_last_event) <= (excluded.%1$s_last_at, excluded.%1$s_last_event)
            """.formatted(what))
                .params(event.caseId(), what.equals("pain") ? (Object) Math.round(value) : value)
                .params(at(event.occurredAt()), eventId)
                .write();
    }

    @EventHandler
    void on(ParticipationStatusChanged event) {
        String column = event.participation() == Participation.FULL ? "full_at" : "limited_at";
        writes.sql(event.caseId(), """
            insert into department_case as d (case_id, %1$s) values (?, ?)
            on conflict (case_id) do update set %1$s = greatest(d.%1$s, excluded.%1$s)
            """.formatted(column))
                .params(event.caseId(), at(event.occurredAt()))
                .write();
    }

    @EventHandler
    void on(ReferralRequested event) {
        writes.sql(event.caseId(), """
            insert into department_referral (referral_id, case_id, urgency, requested_at) values (?, ?, ?, ?)
            on conflict (referral_id) do update set
              urgency = excluded.urgency, requested_at = excluded.requested_at
            """)
                .params(event.referralId(), event.caseId(), event.urgency().name(), at(event.occurredAt()))
                .write();
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
    void on(PhysicianReported event) {
        step("reported_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralReviewed event) {
        step("reviewed_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralReconciled event) {
        step("reconciled_at", event.referralId(), event);
    }

    /** Of these the last time counts: what came later decides whether the loop is open. */
    @EventHandler
    void on(ReferralCancelled event) {
        lastTime("cancelled_at", event.referralId(), event);
    }

    @EventHandler
    void on(ReferralReopened event) {
        lastTime("reopened_at", event.referralId(), event);
    }

    private void lastTime(String column, UUID referralId, PublishedEvent event) {
        writes.sql(
                        event.caseId(),
                        "insert into department_referral as d (referral_id, case_id, %1$s) values (?, ?, ?)"
                                .concat(
                                        " on conflict (referral_id) do update set %1$s = greatest(d.%1$s, excluded.%1$s)")
                                .formatted(column))
                .params(referralId, event.caseId(), at(event.occurredAt()))
                .write();
    }

    /** How long the first time took is what counts; a loop that is opened again does not become quicker by it. */
    private void step(String column, UUID referralId, PublishedEvent event) {
        writes.sql(
                        event.caseId(),
                        "insert into department_referral as d (referral_id, case_id, %1$s) values (?, ?, ?)"
                                .concat(" on conflict (referral_id) do update set %1$s = least(d.%1$s, excluded.%1$s)")
                                .formatted(column))
                .params(referralId, event.caseId(), at(event.occurredAt()))
                .write();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate department_case, department_referral").update();
    }

    private static @Nullable Double score(List<PromScore> proms, Instrument instrument) {
        return proms.stream()
                .filter(score -> score.instrument() == instrument)
                .map(PromScore::value)
                .findFirst()
                .orElse(null);
    }
}
