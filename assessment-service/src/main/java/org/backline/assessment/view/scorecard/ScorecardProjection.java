package org.backline.assessment.view.scorecard;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.Trace;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code scorecard}. The first proposal that was not for want of answers stays, and so does the one that
 * stood when a physician answered; of diagnoses the latest counts, and a later one is reviewed anew. Any event may arrive twice; the second time changes
 * nothing.
 */
@Component
@ProcessingGroup(ScorecardProjection.GROUP)
public class ScorecardProjection {

    /** Name of the processor. */
    public static final String GROUP = "scorecard";

    /** The table it keeps. */
    public static final String TABLE = "scorecard";

    /** Most urgent first; the place in this list is what the table keeps, and one more is for none. */
    static final List<Urgency> RANKED = List.of(Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE);

    private final JdbcClient jdbc;

    ScorecardProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(AssessmentEvent.Proposed event) {
        String[] fired = Trace.of(event).evaluation().fired().stream()
                .map(Evaluation.Fired::rule)
                .toArray(String[]::new);
        jdbc.sql("insert into scorecard as kept (case_id, clinic_id, proposed_at, knowledge, disposition,"
                        + " category, fired, urgency) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id) do"
                        + " update set proposed_at = excluded.proposed_at, knowledge = excluded.knowledge,"
                        + " disposition = excluded.disposition, category = excluded.category, fired ="
                        + " excluded.fired, urgency = excluded.urgency where kept.disposition = 'INCOMPLETE' and"
                        + " kept.diagnosed_at is null and excluded.proposed_at >= kept.proposed_at")
                .param(event.caseId())
                .param(event.clinicId())
                .param(event.occurredAt().atOffset(UTC))
                .param(event.knowledgeVersion())
                .param(event.disposition().name())
                .param(event.category().name())
                .param(fired)
                .param(rank(event.openUrgency()))
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Diagnosed event) {
        jdbc.sql("update scorecard set review_id = case when diagnosed_at = ? then review_id end, diagnosed_at = ?,"
                        + " referral_id = ?, diagnosis = ?, diagnosis_code = ?, warranted = ?"
                        + " where case_id = ? and (diagnosed_at is null or diagnosed_at <= ?)")
                .param(event.occurredAt().atOffset(UTC))
                .param(event.occurredAt().atOffset(UTC))
                .param(event.referralId())
                .param(event.category().name())
                .param(event.diagnosisCode())
                .param(rank(event.warranted()))
                .param(event.caseId())
                .param(event.occurredAt().atOffset(UTC))
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.MissedReferralReviewed event) {
        jdbc.sql("update scorecard set review_id = ?, review_finding = ?, reviewed_by = ?, reviewed_at = ?,"
                        + " review_note = ? where case_id = ? and referral_id = ? and diagnosed_at <= ?")
                .param(event.reviewId())
                .param(event.finding().name())
                .param(event.reviewedBy())
                .param(event.occurredAt().atOffset(UTC))
                .param(event.noteId())
                .param(event.caseId())
                .param(event.referralId())
                .param(event.occurredAt().atOffset(UTC))
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.HandedOver event) {
        jdbc.sql("update scorecard set clinic_id = ? where case_id = ?")
                .params(event.clinicId(), event.caseId())
                .update();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate scorecard").update();
    }

    private static int rank(@Nullable Urgency urgency) {
        return urgency == null ? RANKED.size() : RANKED.indexOf(urgency);
    }
}
