package org.backline.assessment.review;

import static java.time.ZoneOffset.UTC;

import java.time.OffsetDateTime;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.assessment.domain.AssessmentEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code care_clock}, from which the sweep learns where to look; whether a review is due is decided by the
 * case itself. Any event may arrive twice; the second time changes nothing.
 */
@Component
@ProcessingGroup(CareClockProjection.GROUP)
public class CareClockProjection {

    /** Name of the processor. */
    public static final String GROUP = "care_clock";

    /** The table it keeps. */
    public static final String TABLE = "care_clock";

    private final JdbcClient jdbc;

    CareClockProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(AssessmentEvent.Opened event) {
        jdbc.sql("insert into care_clock (case_id, clinic_id, since) values (?, ?, ?) on conflict do nothing")
                .params(event.caseId(), event.clinicId(), at(event))
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.ReferralRequested event) {
        withPhysician(event, true);
    }

    @EventHandler
    void on(AssessmentEvent.ReferralNoted event) {
        withPhysician(event, true);
    }

    @EventHandler
    void on(AssessmentEvent.ReferralDeclined event) {
        withPhysician(event, false);
    }

    @EventHandler
    void on(AssessmentEvent.ReferralCancelled event) {
        withPhysician(event, false);
    }

    @EventHandler
    void on(AssessmentEvent.ReferralRenewed event) {
        withPhysician(event, true);
    }

    @EventHandler
    void on(AssessmentEvent.ReferralReconciled event) {
        jdbc.sql("update care_clock set since = ?, running = true, with_physician = false where case_id = ?")
                .params(at(event), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.ProgressReviewed event) {
        jdbc.sql("update care_clock set since = case when ? then ? else since end, running = ? where case_id = ?")
                .params(event.progress(), at(event), event.progress(), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.HandedOver event) {
        jdbc.sql("update care_clock set clinic_id = ? where case_id = ?")
                .params(event.clinicId(), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Closed event) {
        jdbc.sql("update care_clock set closed = true where case_id = ?")
                .params(event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Reopened event) {
        jdbc.sql("update care_clock set since = ?, running = true, closed = false where case_id = ?")
                .params(at(event), event.caseId())
                .update();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate care_clock").update();
    }

    private void withPhysician(AssessmentEvent event, boolean with) {
        jdbc.sql("update care_clock set with_physician = ? where case_id = ?")
                .params(with, event.caseId())
                .update();
    }

    private static OffsetDateTime at(AssessmentEvent event) {
        return event.occurredAt().atOffset(UTC);
    }
}
