package org.backline.assessment.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.codes.CauseCategory;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What stands against a case being the trainer's own. New findings only add to it; a physician's answer takes away.
 *
 * @param urgency the urgency that stands; absent when none does
 * @param suspicions those that stand, most urgent first
 * @param settled ids of the flags, tests and rules that a physician has answered; they raise nothing until they are
 *     recorded anew
 * @param announced the suspicions that other services were told of last
 */
public record Triage(
        @Nullable Urgency urgency, List<Suspicion> suspicions, Set<String> settled, List<Suspicion> announced) {

    static final Triage NOTHING = new Triage(null, List.of(), Set.of(), List.of());

    public Triage {
        suspicions = List.copyOf(suspicions);
        settled = Set.copyOf(settled);
        announced = List.copyOf(announced);
    }

    /** Whether an emergency or urgent reason is open. */
    public boolean isUrgent() {
        return urgency == Urgency.EMERGENCY || urgency == Urgency.URGENT;
    }

    /** The more urgent of two; none is the least. */
    static @Nullable Urgency higher(@Nullable Urgency one, @Nullable Urgency other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Whether the first is less urgent than the second; none is the least. */
    static boolean isLower(@Nullable Urgency one, @Nullable Urgency other) {
        return one != other && higher(one, other) == other;
    }

    /** What stands once the rules have found these: all that stood, and what is found and not settled. */
    List<Suspicion> and(List<Suspicion> found) {
        List<Suspicion> standing = new ArrayList<>();
        List<Suspicion> open = found.stream()
                .filter(suspicion -> !settled.containsAll(suspicion.because()))
                .toList();
        for (CauseCategory category : EnumSet.allOf(CauseCategory.class)) {
            @Nullable Urgency worst = null;
            Set<String> because = new LinkedHashSet<>();
            for (List<Suspicion> part : List.of(open, suspicions)) {
                for (Suspicion suspicion : part) {
                    if (suspicion.category() == category) {
                        worst = higher(worst, suspicion.urgency());
                        because.addAll(suspicion.because());
                    }
                }
            }
            if (worst != null) {
                standing.add(new Suspicion(category, worst, List.copyOf(because)));
            }
        }
        List<CauseCategory> order = found.stream().map(Suspicion::category).toList();
        standing.sort(Comparator.comparing(Suspicion::urgency).thenComparingInt(suspicion -> {
            int place = order.indexOf(suspicion.category());
            return place < 0 ? order.size() : place;
        }));
        return standing;
    }

    /** What a physician answers who leaves only this urgency standing: the reasons for anything more. */
    List<String> answeredBy(@Nullable Urgency remaining) {
        return suspicions.stream()
                .filter(suspicion -> isLower(remaining, suspicion.urgency()))
                .flatMap(suspicion -> suspicion.because().stream())
                .distinct()
                .sorted()
                .toList();
    }

    Triage proposed(AssessmentEvent.Proposed event) {
        return new Triage(event.openUrgency(), event.suspicions(), settled, announced);
    }

    Triage announced(AssessmentEvent.NonMuscularCauseSuspected event) {
        return new Triage(urgency, suspicions, settled, event.suspicions());
    }

    Triage raised(@Nullable Urgency asked) {
        return new Triage(higher(urgency, asked), suspicions, settled, announced);
    }

    Triage lowered(AssessmentEvent.UrgencyLowered event) {
        Set<String> answered = new HashSet<>(settled);
        answered.addAll(event.settled());
        List<Suspicion> left = suspicions.stream()
                .filter(suspicion -> !isLower(event.to(), suspicion.urgency()))
                .toList();
        return new Triage(event.to(), left, answered, announced);
    }

    /** Care that once more has changed nothing is a new reason, although a physician answered the earlier one. */
    Triage reviewed(AssessmentEvent.ProgressReviewed event) {
        if (event.progress()) {
            return this;
        }
        Set<String> answered = new HashSet<>(settled);
        answered.remove(RedFlag.NO_PROGRESS.name());
        return new Triage(urgency, suspicions, answered, announced);
    }

    /** A flag answered yes once more, or a test done once more, speaks again although a physician answered it before. */
    Triage recorded(AssessmentEvent.FindingsRecorded event) {
        return spokenAnew(event.redFlags(), event.findings());
    }

    /** So does a correction. */
    Triage amended(AssessmentEvent.Amended event) {
        return spokenAnew(event.redFlags(), event.findings());
    }

    private Triage spokenAnew(Map<RedFlag, FlagAnswer> redFlags, List<Finding> findings) {
        Set<String> answered = new HashSet<>(settled);
        redFlags.forEach((flag, answer) -> {
            if (answer == FlagAnswer.YES) {
                answered.remove(flag.name());
            }
        });
        for (Finding finding : findings) {
            if (finding.result() != FindingResult.NEGATIVE && finding.result() != FindingResult.NOT_DONE) {
                answered.remove(finding.test().name());
            }
        }
        return new Triage(urgency, suspicions, answered, announced);
    }
}
