package org.backline.intake.view.caseload;

import static java.time.ZoneOffset.UTC;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.codes.Participation;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.ProgramCourse;
import org.backline.support.processing.BatchedWrites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code caseload}. Any event may arrive twice; the second time changes nothing. */
@Component
@ProcessingGroup("caseload")
public class CaseloadProjection {

    private final JdbcClient jdbc;
    private final BatchedWrites writes;

    CaseloadProjection(JdbcClient jdbc, BatchedWrites writes) {
        this.jdbc = jdbc;
        this.writes = writes;
    }

    @EventHandler
    void on(CaseEvent.Recorded event) {
        writes.sql(
                        event.caseId(),
                        "insert into caseload (case_id, athlete_id, clinic_id, trainer_id, stage, occurred_at, participation)"
                                + " values (?, ?, ?, ?, 'OPEN', ?, 'FULL') on conflict do nothing")
                .params(
                        event.caseId(),
                        event.athleteId(),
                        event.clinicId(),
                        event.trainerId(),
                        event.occurredAt().atOffset(UTC))
                .write();
    }

    @EventHandler
    void on(CaseEvent.ReferredAtTheDoor event) {
        withPhysician(event.caseId(), event.referralId());
    }

    @EventHandler
    void on(CaseEvent.ReferralNoted event) {
        withPhysician(event.caseId(), event.referralId());
    }

    private void withPhysician(UUID caseId, UUID referralId) {
        writes.sql(
                        caseId,
                        "update caseload set open_referrals = array_append(array_remove(open_referrals, ?), ?)"
                                + " where case_id = ?")
                .params(referralId, referralId, caseId)
                .write();
        restage(caseId);
    }

    @EventHandler
    void on(CaseEvent.ReferralSettled event) {
        writes.sql(
                        event.caseId(),
                        "update caseload set open_referrals = array_remove(open_referrals, ?) where case_id = ?")
                .params(event.referralId(), event.caseId())
                .write();
        restage(event.caseId());
    }

    @EventHandler
    void on(CaseEvent.ProgramNoted event) {
        writes.sql(event.caseId(), "update caseload set program_completed = ? where case_id = ?")
                .params(event.course() == ProgramCourse.COMPLETED, event.caseId())
                .write();
        restage(event.caseId());
    }

    private void restage(UUID caseId) {
        writes.sql(
                        caseId,
                        "update caseload set stage = case when open_referrals <> '{}' then 'WITH_PHYSICIAN'"
                                + " when program_completed then 'READY_TO_CLOSE' else 'OPEN' end"
                                + " where case_id = ? and stage <> 'CLOSED'")
                .param(caseId)
                .write();
    }

    @EventHandler
    void on(CaseEvent.ParticipationSet event) {
        writes.sql(event.caseId(), "update caseload set participation = ? where case_id = ?")
                .params(event.participation().name(), event.caseId())
                .write();
    }

    @EventHandler
    void on(CaseEvent.Transferred event) {
        writes.sql(event.caseId(), "update caseload set trainer_id = ?, clinic_id = ? where case_id = ?")
                .params(event.toTrainerId(), event.toClinicId(), event.caseId())
                .write();
    }

    @EventHandler
    void on(CaseEvent.Closed event) {
        writes.sql(event.caseId(), "update caseload set stage = 'CLOSED' where case_id = ?")
                .param(event.caseId())
                .write();
    }

    @EventHandler
    void on(CaseEvent.Reopened event) {
        writes.sql(
                        event.caseId(),
                        "update caseload set stage = 'OPEN', program_completed = false where case_id = ? and stage = 'CLOSED'")
                .param(event.caseId())
                .write();
        restage(event.caseId());
    }

    /** The cases that were asked for. */
    public List<CaseloadEntry> find(FindCaseload query) {
        return jdbc.sql("select * from caseload where clinic_id = any (:clinics)"
                        + " and (:stage::text is null or stage = :stage)"
                        + " and (:after::uuid is null or case_id > :after) order by case_id limit :limit")
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("stage", query.stage() == null ? null : query.stage().name())
                .param("after", query.after())
                .param("limit", query.limit())
                .query((row, number) -> new CaseloadEntry(
                        row.getObject("case_id", UUID.class),
                        row.getObject("athlete_id", UUID.class),
                        row.getString("clinic_id"),
                        row.getString("trainer_id"),
                        CaseloadStage.valueOf(row.getString("stage")),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        Participation.valueOf(row.getString("participation"))))
                .list();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate caseload").update();
    }
}
