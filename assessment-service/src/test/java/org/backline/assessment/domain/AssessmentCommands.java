package org.backline.assessment.domain;

import static org.backline.assessment.domain.AssessmentSamples.AMENDMENT;
import static org.backline.assessment.domain.AssessmentSamples.ATHLETE;
import static org.backline.assessment.domain.AssessmentSamples.CASE;
import static org.backline.assessment.domain.AssessmentSamples.CLINIC;
import static org.backline.assessment.domain.AssessmentSamples.DAY_1;
import static org.backline.assessment.domain.AssessmentSamples.DAY_4;
import static org.backline.assessment.domain.AssessmentSamples.DAY_5;
import static org.backline.assessment.domain.AssessmentSamples.INTAKE_EVENT;
import static org.backline.assessment.domain.AssessmentSamples.REVIEW;
import static org.backline.assessment.domain.AssessmentSamples.SECOND_REFERRAL;
import static org.backline.assessment.domain.AssessmentSamples.TRAINER;
import static org.backline.assessment.domain.AssessmentSamples.anIntake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CancellationReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Side;
import org.backline.codes.TestedSide;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** Commands of the sample case. */
final class AssessmentCommands {

    private AssessmentCommands() {}

    /** The pain told at intake was another. */
    static AssessmentCommand.Amend amendPain(int pain) {
        return amend(
                null,
                new IntakeCorrection(
                        null, null, null, null, pain, null, null, null, null, null, null, null, null, null),
                List.of(),
                List.of(),
                Map.of());
    }

    static AssessmentCommand.Amend amend(
            @Nullable UUID entryId,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> flags) {
        return new AssessmentCommand.Amend(
                CASE,
                AMENDMENT,
                entryId,
                AmendmentReason.MISTYPED,
                intake,
                findings,
                retracted,
                flags,
                Map.of(),
                DAY_5);
    }

    static AssessmentCommand.Open open() {
        return new AssessmentCommand.Open(CASE, CLINIC, TRAINER, ATHLETE, INTAKE_EVENT, anIntake(), DAY_1);
    }

    static AssessmentCommand.RecordFindings record(UUID entry, List<Finding> findings) {
        return new AssessmentCommand.RecordFindings(CASE, entry, findings, Map.of(), Map.of(), List.of(), null, DAY_4);
    }

    static AssessmentCommand.RecordFindings record(UUID entry, RedFlag flag, FlagAnswer answer) {
        return new AssessmentCommand.RecordFindings(
                CASE, entry, List.of(), Map.of(flag, answer), Map.of(), List.of(), null, DAY_4);
    }

    static AssessmentCommand.RecordFindings record(UUID entry, PromScore score) {
        return new AssessmentCommand.RecordFindings(
                CASE, entry, List.of(), Map.of(), Map.of(), List.of(score), null, DAY_4);
    }

    static AssessmentCommand.IdentifyMuscularCause identify(
            MuscularPattern pattern, Side side, @Nullable OverrideReason override) {
        return new AssessmentCommand.IdentifyMuscularCause(
                CASE, List.of(new CauseChosen(pattern, side)), override, null, DAY_4);
    }

    static AssessmentCommand.Refer refer(UUID referral, Urgency urgency) {
        return new AssessmentCommand.Refer(
                CASE,
                referral,
                CauseCategory.SERIOUS,
                urgency,
                ReferralQuestion.DIAGNOSIS,
                List.of(Diagnostic.MRI, Diagnostic.BLOOD_TESTS),
                null,
                DAY_4);
    }

    static AssessmentCommand.NoteReferral noteReferral(UUID referral) {
        return new AssessmentCommand.NoteReferral(
                CASE, referral, ReferralOrigin.PROGRAM, CauseCategory.UNDETERMINED, Urgency.ROUTINE, DAY_4);
    }

    static AssessmentCommand.NoteDecline noteDecline(UUID referral) {
        return new AssessmentCommand.NoteDecline(CASE, referral, DeclineReason.NO_CAPACITY, DAY_4);
    }

    static AssessmentCommand.NoteCancellation noteCancellation(UUID referral) {
        return new AssessmentCommand.NoteCancellation(CASE, referral, CancellationReason.SEEN_ELSEWHERE, DAY_4);
    }

    static AssessmentCommand.NoteRenewal renew(UUID referral) {
        return new AssessmentCommand.NoteRenewal(CASE, referral, null, DAY_4);
    }

    static AssessmentCommand.TakeBack takeBack(
            UUID referral, ReconciliationChoice choice, @Nullable Urgency remaining) {
        return new AssessmentCommand.TakeBack(CASE, referral, choice, remaining, DAY_4);
    }

    static AssessmentCommand.ReviewProgress review(Instant at) {
        return new AssessmentCommand.ReviewProgress(CASE, REVIEW, SECOND_REFERRAL, at);
    }

    static AssessmentCommand.NoteDiagnosis noteDiagnosis(UUID referral) {
        return new AssessmentCommand.NoteDiagnosis(
                CASE, referral, "M43.06", CauseCategory.BONY, Urgency.ROUTINE, DAY_4);
    }

    static AssessmentCommand.HandOver handOver() {
        return new AssessmentCommand.HandOver(CASE, "south", "trainer.reyes", DAY_4);
    }

    static AssessmentCommand.Close close() {
        return new AssessmentCommand.Close(CASE, CaseOutcome.RESOLVED, DAY_4);
    }

    static AssessmentCommand.Reopen reopen() {
        return new AssessmentCommand.Reopen(CASE, ReopeningReason.RECURRENCE, DAY_5);
    }
}
