package org.backline.assessment.view.worklist;

import static java.time.ZoneOffset.UTC;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.codes.MuscularCause;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code worklist}. Any event may arrive twice; the second time changes nothing. */
@Component
@ProcessingGroup(WorklistProjection.GROUP)
public class WorklistProjection {

    /** Name of the processor. */
    public static final String GROUP = "worklist";

    /** The table it keeps. */
    public static final String TABLE = "worklist";

    private final JdbcClient jdbc;

    WorklistProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(AssessmentEvent.Opened event) {
        jdbc.sql("insert into worklist (case_id, clinic_id, trainer_id, athlete_id, sport, since, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        event.caseId(),
                        event.clinicId(),
                        event.trainerId(),
                        event.athleteId(),
                        event.intake().sport(),
                        at(event),
                        at(event))
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.FindingsRecorded event) {
        jdbc.sql("update worklist set changed_at = ? where case_id = ?")
                .params(at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Proposed event) {
        jdbc.sql("update worklist set disposition = ?, category = ?, urgency = ?::smallint, patterns = ?, missing = ?,"
                        + " recheck_by = ?, changed_at = ? where case_id = ?")
                .param(event.disposition().name())
                .param(event.category().name())
                .param(rank(event.openUrgency()))
                .param(event.patterns().stream()
                        .map(MuscularCause::pattern)
                        .map(Enum::name)
                        .toArray(String[]::new))
                .param(event.missing().size())
                .param(event.recheckBy() == null ? null : event.recheckBy().atOffset(UTC))
                .param(at(event))
                .param(event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.MuscularCauseIdentified event) {
        jdbc.sql("update worklist set cause_stands = true, changed_at = ? where case_id = ?")
                .params(at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.ReferralRequested event) {
        referred(event, event.referralId(), event.urgency());
    }

    @EventHandler
    void on(AssessmentEvent.ReferralNoted event) {
        referred(event, event.referralId(), event.urgency());
    }

    @EventHandler
    void on(AssessmentEvent.ReferralDeclined event) {
        ended(event, event.referralId());
    }

    @EventHandler
    void on(AssessmentEvent.ReferralCancelled event) {
        ended(event, event.referralId());
    }

    @EventHandler
    void on(AssessmentEvent.ReferralRenewed event) {
        referred(event, event.referralId(), event.urgency());
    }

    private void ended(AssessmentEvent event, UUID referralId) {
        jdbc.sql("update worklist set open_referrals = array_remove(open_referrals, ?), changed_at = ?"
                        + " where case_id = ?")
                .params(referralId, at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.ReferralReconciled event) {
        jdbc.sql("update worklist set open_referrals = array_remove(open_referrals, ?), cause_stands ="
                        + " cause_stands and ?, urgency = least(urgency, ?::smallint), changed_at = ? where"
                        + " case_id = ?")
                .param(event.referralId())
                .param(event.choice() == ReconciliationChoice.RESUME_PROGRAM)
                .param(rank(event.remainingUrgency()))
                .param(at(event))
                .param(event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.UrgencyLowered event) {
        jdbc.sql("update worklist set urgency = ?::smallint, changed_at = ? where case_id = ?")
                .param(rank(event.to()))
                .param(at(event))
                .param(event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.ProgramStopped event) {
        jdbc.sql("update worklist set cause_stands = false, stopped_at = ?, changed_at = ? where case_id = ?")
                .params(at(event), at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.HandedOver event) {
        jdbc.sql("update worklist set clinic_id = ?, trainer_id = ?, changed_at = ? where case_id = ?")
                .params(event.clinicId(), event.trainerId(), at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Closed event) {
        jdbc.sql("update worklist set closed = true, recheck_by = null, changed_at = ? where case_id = ?")
                .params(at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Reopened event) {
        jdbc.sql("update worklist set closed = false, cause_stands = cause_stands and ?, changed_at = ?"
                        + " where case_id = ?")
                .params(event.reason() == ReopeningReason.CLOSED_IN_ERROR, at(event), event.caseId())
                .update();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate worklist").update();
    }

    private void referred(AssessmentEvent event, UUID referralId, Urgency urgency) {
        jdbc.sql("update worklist set open_referrals = array_append(array_remove(open_referrals, ?), ?),"
                        + " recheck_by = null, urgency = least(urgency, ?::smallint), changed_at = ? where case_id = ?")
                .params(referralId, referralId, Worklist.rank(urgency), at(event), event.caseId())
                .update();
    }

    private static @Nullable Integer rank(@Nullable Urgency urgency) {
        return urgency == null ? null : Worklist.rank(urgency);
    }

    private static OffsetDateTime at(AssessmentEvent event) {
        return event.occurredAt().atOffset(UTC);
    }
}
