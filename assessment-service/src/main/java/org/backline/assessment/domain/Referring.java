package org.backline.assessment.domain;

import java.util.List;
import java.util.Objects;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;

/** Words a request to a physician from what is known of the case. */
final class Referring {

    private Referring() {}

    /** As a trainer asks. */
    static AssessmentEvent.ReferralRequested asked(AssessmentState state, AssessmentCommand.Refer command) {
        return new AssessmentEvent.ReferralRequested(
                command.caseId(),
                state.clinicId(),
                state.begin().athleteId(),
                state.trainerId(),
                command.referralId(),
                ReferralOrigin.ASSESSMENT,
                command.category(),
                command.urgency(),
                because(state, command.category()),
                command.question(),
                command.suggestedDiagnostics(),
                Summary.of(state),
                command.noteId(),
                command.occurredAt());
    }

    /** Nobody may be there to ask, so the clock asks, for as much as stands open. */
    static AssessmentEvent.ReferralRequested stalled(AssessmentState state, AssessmentCommand.ReviewProgress command) {
        Suspicion first = state.triage().suspicions().stream()
                .findFirst()
                .orElse(new Suspicion(
                        CauseCategory.UNDETERMINED, Urgency.ROUTINE, List.of(RedFlag.NO_PROGRESS.name())));
        return new AssessmentEvent.ReferralRequested(
                command.caseId(),
                state.clinicId(),
                state.begin().athleteId(),
                state.trainerId(),
                command.referralId(),
                ReferralOrigin.PROGRAM,
                first.category(),
                Objects.requireNonNullElse(state.triage().urgency(), first.urgency()),
                first.because(),
                ReferralQuestion.DIAGNOSIS,
                List.of(),
                Summary.of(state),
                null,
                command.occurredAt());
    }

    private static List<String> because(AssessmentState state, CauseCategory category) {
        return state.triage().suspicions().stream()
                .filter(suspicion -> suspicion.category() == category)
                .map(Suspicion::because)
                .findFirst()
                .orElse(List.of());
    }
}
