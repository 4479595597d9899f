package org.backline.assessment.rehearsal;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.Trace;
import org.backline.assessment.knowledge.CanonicalJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code past_case}. Any event may arrive twice; the second time changes nothing. */
@Component
@ProcessingGroup(PastCaseProjection.GROUP)
public class PastCaseProjection {

    /** Name of the processor. */
    public static final String GROUP = "past_case";

    /** The table it keeps. */
    public static final String TABLE = "past_case";

    private final JdbcClient jdbc;

    PastCaseProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(AssessmentEvent.Proposed event) {
        Trace trace = Trace.of(event);
        jdbc.sql("insert into past_case (case_id, clinic_id, knowledge_hash, disposition, inputs)"
                        + " values (?, ?, ?, ?, ?) on conflict (case_id) do update set"
                        + " knowledge_hash = excluded.knowledge_hash, disposition = excluded.disposition,"
                        + " inputs = excluded.inputs")
                .params(
                        event.caseId(),
                        event.clinicId(),
                        event.knowledgeHash(),
                        trace.evaluation().disposition().name(),
                        CanonicalJson.write(trace.inputs()))
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.Diagnosed event) {
        jdbc.sql("update past_case set diagnosis = ?, diagnosis_code = ? where case_id = ?")
                .params(event.category().name(), event.diagnosisCode(), event.caseId())
                .update();
    }

    @EventHandler
    void on(AssessmentEvent.HandedOver event) {
        jdbc.sql("update past_case set clinic_id = ? where case_id = ?")
                .params(event.clinicId(), event.caseId())
                .update();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate past_case").update();
    }
}
