package org.backline.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.Trace;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The latest proposal with its trace: an evaluation, in which what was once urgent stands until a physician lowers it.
 *
 * @param recheckBy when a trainer who manages the case looks again at the latest; absent unless they manage it
 * @param unanswered screen items that bar a muscular cause until they have an answer or a reason
 */
record ProposalAnswer(
        UUID proposalId,
        Instant occurredAt,
        Disposition disposition,
        CauseCategory category,
        @Nullable Urgency openUrgency,
        @Nullable Instant recheckBy,
        List<Suspicion> suspicions,
        List<Evaluation.PatternFound> patterns,
        List<Evaluation.Fired> fired,
        List<Evaluation.NotFired> notFired,
        List<Evaluation.Missing> missing,
        List<String> unanswered,
        Evaluation.@Nullable NextTest nextTest,
        List<Evaluation.Counterfactual> counterfactuals,
        Evaluation.KnowledgeStamp knowledge) {

    /** @param reasoner of the version that proposed; absent when its knowledge is no longer kept */
    static ProposalAnswer of(AssessmentEvent.Proposed proposed, Optional<Reasoner> reasoner) {
        Trace trace = Trace.of(proposed);
        Evaluation evaluation = trace.evaluation();
        return new ProposalAnswer(
                proposed.proposalId(),
                proposed.occurredAt(),
                proposed.disposition(),
                proposed.category(),
                proposed.openUrgency(),
                proposed.recheckBy(),
                proposed.suspicions(),
                proposed.patterns().isEmpty() ? List.of() : evaluation.patterns(),
                evaluation.fired(),
                evaluation.notFired(),
                evaluation.missing(),
                proposed.unanswered(),
                evaluation.nextTest(),
                reasoner.map(one -> one.counterfactuals(trace.inputs())).orElse(evaluation.counterfactuals()),
                evaluation.knowledge());
    }
}
