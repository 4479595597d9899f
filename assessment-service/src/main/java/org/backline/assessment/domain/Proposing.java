package org.backline.assessment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Conclusion;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Makes proposals: lets the rules reason over all that is known of a case, and keeps what they once found urgent. Pure:
 * the same state gives the same proposal.
 */
public final class Proposing {

    private final Reasoner reasoner;
    private final Map<MuscularPattern, EvidenceGrade> grades;

    /** @param grades evidence behind each pattern */
    public Proposing(Reasoner reasoner, Map<MuscularPattern, EvidenceGrade> grades) {
        this.reasoner = reasoner;
        this.grades = Map.copyOf(grades);
    }

    /** A cause as a trainer chose it, with the grade of the evidence behind its pattern. */
    MuscularCause graded(CauseChosen chosen) {
        EvidenceGrade grade = Objects.requireNonNull(grades.get(chosen.pattern()), "Every pattern has a grade");
        return new MuscularCause(chosen.pattern(), chosen.side(), grade);
    }

    AssessmentEvent.Proposed propose(AssessmentState state, UUID proposalId, Instant at) {
        CaseFacts facts = Facts.of(state);
        Conclusion conclusion = reasoner.conclude(facts);
        Evaluation evaluation = conclusion.evaluation();
        Triage triage = state.triage();
        List<Suspicion> standing = triage.and(evaluation.suspicions());
        @Nullable Urgency open = standing.isEmpty()
                ? triage.urgency()
                : Triage.higher(triage.urgency(), standing.getFirst().urgency());
        List<MuscularCause> patterns = mayBeMuscular(standing)
                ? evaluation.patterns().stream()
                        .map(found -> new MuscularCause(found.pattern(), found.side(), found.grade()))
                        .toList()
                : List.of();
        return new AssessmentEvent.Proposed(
                state.begin().caseId(),
                state.clinicId(),
                proposalId,
                evaluation.knowledge().version(),
                evaluation.knowledge().hash(),
                disposition(open, evaluation),
                category(standing, patterns),
                open,
                standing,
                patterns,
                ids(evaluation.missing()),
                ids(conclusion.standing().unanswered()),
                conclusion.standing().contraindications().stream().sorted().toList(),
                !conclusion.standing().hipFlexorsTight().isEmpty(),
                new Trace(facts, triage.suspicions(), List.copyOf(triage.settled()), evaluation).json(),
                at);
    }

    private static boolean mayBeMuscular(List<Suspicion> standing) {
        return standing.stream().allMatch(suspicion -> suspicion.category() == CauseCategory.SIJ);
    }

    private static Disposition disposition(@Nullable Urgency open, Evaluation evaluation) {
        if (open != null) {
            return Disposition.valueOf(open.name());
        }
        return evaluation.missing().isEmpty() ? Disposition.MANAGE : Disposition.INCOMPLETE;
    }

    private static CauseCategory category(List<Suspicion> standing, List<MuscularCause> patterns) {
        if (!standing.isEmpty()) {
            return standing.getFirst().category();
        }
        if (patterns.isEmpty()) {
            return CauseCategory.UNDETERMINED;
        }
        return patterns.stream().anyMatch(cause -> cause.pattern() == MuscularPattern.P8)
                ? CauseCategory.SIJ
                : CauseCategory.MUSCULAR;
    }

    private static List<String> ids(List<Missing> missing) {
        return missing.stream().map(Missing::item).distinct().toList();
    }
}
