package org.backline.assessment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Conclusion;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.RedFlag;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Makes proposals: lets the rules reason over all that is known of a case, keeps what they once found urgent, and asks
 * the red flags again after a new one. Pure:
 * the same state gives the same proposal.
 */
public final class Proposing {

    private final Supplier<Reasoner> inForce;

    /** @param inForce reasons with the knowledge that is in force now */
    public Proposing(Supplier<Reasoner> inForce) {
        this.inForce = inForce;
    }

    /** A cause as a trainer chose it, with the grade of the evidence behind its pattern. */
    MuscularCause graded(CauseChosen chosen) {
        EvidenceGrade grade =
                Objects.requireNonNull(knowledge().patternGrades().get(chosen.pattern()), "Every pattern has a grade");
        return new MuscularCause(chosen.pattern(), chosen.side(), grade);
    }

    /** How long care may go on without a change that matters before a physician is asked. */
    Duration stopAfter() {
        return knowledge().stopAfter();
    }

    /** Whether the scores show a change that matters. */
    boolean showsProgress(AssessmentState state, Instant at) {
        return inForce.get().showsProgress(Facts.of(state, at));
    }

    /** How soon a physician should have seen an athlete of whom this is said. */
    @Nullable Urgency warranted(CauseCategory diagnosis, @Nullable Urgency remaining) {
        return Triage.higher(knowledge().warrantedBy(diagnosis), remaining);
    }

    private Knowledge knowledge() {
        return inForce.get().knowledge();
    }

    AssessmentEvent.Proposed propose(AssessmentState state, UUID proposalId, Instant at) {
        Reasoner reasoner = inForce.get();
        CaseFacts facts = Facts.of(state, at);
        Conclusion conclusion = reasoner.conclude(facts);
        Evaluation evaluation = conclusion.evaluation();
        Triage triage = state.triage();
        List<Suspicion> standing = triage.and(evaluation.suspicions());
        @Nullable Urgency open = standing.isEmpty()
                ? triage.urgency()
                : Triage.higher(triage.urgency(), standing.getFirst().urgency());
        List<String> askAgain = state.askAgain(reasoner.knowledge().askedFlags()).stream()
                .map(RedFlag::name)
                .toList();
        List<MuscularCause> patterns = mayBeMuscular(standing) && askAgain.isEmpty()
                ? evaluation.patterns().stream()
                        .map(found -> new MuscularCause(found.pattern(), found.side(), found.grade()))
                        .toList()
                : List.of();
        List<String> missing = and(askAgain, ids(evaluation.missing()));
        Disposition disposition = disposition(open, missing);
        return new AssessmentEvent.Proposed(
                state.begin().caseId(),
                state.clinicId(),
                proposalId,
                evaluation.knowledge().version(),
                evaluation.knowledge().hash(),
                disposition,
                category(reasoner, standing, patterns),
                open,
                standing,
                patterns,
                missing,
                and(askAgain, ids(conclusion.standing().unanswered())),
                conclusion.standing().contraindications().stream().sorted().toList(),
                !conclusion.standing().hipFlexorsTight().isEmpty(),
                new Trace(facts, triage.suspicions(), List.copyOf(triage.settled()), askAgain, evaluation).json(),
                disposition == Disposition.MANAGE ? at.plus(reasoner.knowledge().recheckAfter()) : null,
                at);
    }

    private static boolean mayBeMuscular(List<Suspicion> standing) {
        return standing.stream().allMatch(suspicion -> suspicion.category() == CauseCategory.SIJ);
    }

    private static Disposition disposition(@Nullable Urgency open, List<String> missing) {
        if (open != null) {
            return Disposition.valueOf(open.name());
        }
        return missing.isEmpty() ? Disposition.MANAGE : Disposition.INCOMPLETE;
    }

    private static CauseCategory category(Reasoner reasoner, List<Suspicion> standing, List<MuscularCause> patterns) {
        if (!standing.isEmpty()) {
            return reasoner.leading(standing);
        }
        if (patterns.isEmpty()) {
            return CauseCategory.UNDETERMINED;
        }
        return patterns.stream().anyMatch(cause -> cause.pattern() == MuscularPattern.P8)
                ? CauseCategory.SIJ
                : CauseCategory.MUSCULAR;
    }

    private static List<String> and(List<String> first, List<String> more) {
        return Stream.concat(first.stream(), more.stream()).distinct().toList();
    }

    private static List<String> ids(List<Missing> missing) {
        return missing.stream().map(Missing::item).distinct().toList();
    }
}
