package org.backline.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.Trace;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The latest proposal with its trace: an evaluation, in which what was once urgent stands until a physician lowers it.
 *
 * @param unanswered screen items that bar a muscular cause until they have an answer or a reason
 */
record ProposalAnswer(
        UUID proposalId,
        Instant occurredAt,
        Disposition disposition,
        CauseCategory category,
        @Nullable Urgency openUrgency,
        List<Suspicion> suspicions,
        List<Evaluation.PatternFound> patterns,
        List<Evaluation.Fired> fired,
        List<Evaluation.NotFired> notFired,
        List<Evaluation.Missing> missing,
        List<String> unanswered,
        Evaluation.@Nullable NextTest nextTest,
        List<Evaluation.Counterfactual> counterfactuals,
        Evaluation.KnowledgeStamp knowledge) {

    static ProposalAnswer of(AssessmentEvent.Proposed proposed) {
        Evaluation evaluation = Trace.of(proposed).evaluation();
        return new ProposalAnswer(
                proposed.proposalId(),
                proposed.occurredAt(),
                proposed.disposition(),
                proposed.category(),
                proposed.openUrgency(),
                proposed.suspicions(),
                proposed.patterns().isEmpty() ? List.of() : evaluation.patterns(),
                evaluation.fired(),
                evaluation.notFired(),
                evaluation.missing(),
                proposed.unanswered(),
                evaluation.nextTest(),
                evaluation.counterfactuals(),
                evaluation.knowledge());
    }
}
