package org.backline.referral.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.referral.channel.Invitation;
import org.backline.referral.channel.LinkAnswers;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.RemainingUrgency;
import org.backline.support.note.Notes;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** What a signed link shows and takes. */
final class AnswerBodies {

    private AnswerBodies() {}

    /** The first of the five fields: the cause that the physician found, advice alone, or why the physician does not take it. */
    enum LinkAnswer {
        MUSCULAR,
        SIJ,
        BONY,
        DISC,
        NERVE,
        SERIOUS,
        UNDETERMINED,
        /** Advice alone, without a visit. */
        ADVICE,
        NOT_MY_SPECIALTY,
        NO_CAPACITY,
        INSUFFICIENT_INFORMATION,
        NOT_INDICATED,
        SEND_TO_EMERGENCY;

        boolean isDecline() {
            return compareTo(NOT_MY_SPECIALTY) >= 0;
        }

        CauseCategory category() {
            return CauseCategory.valueOf(name());
        }

        DeclineReason reason() {
            return DeclineReason.valueOf(name());
        }
    }

    /**
     * The five fields.
     *
     * @param diagnosisCode ICD-10-CM; only and always with a cause
     * @param remainingUrgency urgency that stays, or that it is lifted; only and always with a cause
     * @param note instruction to the trainer
     */
    record AnswerBody(
            @NotNull(message = "must be the cause found, or why the referral is not taken") LinkAnswer answer,

            @Nullable @Pattern(
                    regexp = "[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?",
                    message = "must be an ICD-10-CM code in capitals with its point, for example M54.50")
            String diagnosisCode,

            @Nullable @Size(max = 20, message = "must name at most {max} restrictions") List<@NotNull(message = "must be a code") Restriction> restrictions,

            @Nullable RemainingUrgency remainingUrgency,

            @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") @Nullable String note) {

        /** The diagnosis of an answer that names a cause. */
        String diagnosis() {
            return Objects.requireNonNull(diagnosisCode);
        }

        /** What becomes of the urgency, by an answer that names a cause. */
        RemainingUrgency remaining() {
            return Objects.requireNonNull(remainingUrgency);
        }

        /**
         * A cause comes with its diagnosis and what becomes of the urgency; who does not take a referral says nothing about the athlete.
         *
         * @throws InvalidRequest naming each field that does not belong
         */
        void check() {
            List<FieldProblem> problems = new ArrayList<>();
            if (answer == LinkAnswer.ADVICE) {
                leftOut(problems, "diagnosisCode", diagnosisCode == null);
                leftOut(problems, "remainingUrgency", remainingUrgency == null);
                if (note == null) {
                    problems.add(
                            new FieldProblem("note", "must hold the advice, in 1 to " + Notes.LONGEST + " characters"));
                }
            } else if (!answer.isDecline()) {
                if (diagnosisCode == null) {
                    problems.add(new FieldProblem(
                            "diagnosisCode", "must be an ICD-10-CM code when a cause is named, for example M54.50"));
                }
                if (remainingUrgency == null) {
                    problems.add(new FieldProblem("remainingUrgency", RemainingUrgency.ASKED));
                }
            } else {
                leftOut(problems, "diagnosisCode", diagnosisCode == null);
                leftOut(problems, "restrictions", restrictions == null || restrictions.isEmpty());
                leftOut(problems, "remainingUrgency", remainingUrgency == null);
                leftOut(problems, "note", note == null);
            }
            if (!problems.isEmpty()) {
                throw new InvalidRequest(problems);
            }
        }

        private static void leftOut(List<FieldProblem> problems, String field, boolean absent) {
            if (!absent) {
                problems.add(new FieldProblem(field, "belongs to a cause; leave it out with this answer"));
            }
        }
    }

    /**
     * What an invited physician sees: the question and what was found, under the athlete's number.
     *
     * @param answered whether this link was used
     * @param open whether the referral still waits for a physician's answer
     */
    record AnswerView(
            String clinicId,
            String athleteNumber,
            CauseCategory category,
            Urgency urgency,
            ReferralQuestion question,
            List<String> because,
            List<Diagnostic> suggestedDiagnostics,
            ClinicalSummary summary,
            Instant requestedAt,
            Instant expiresAt,
            boolean answered,
            boolean open,
            UUID referralId) {

        static AnswerView of(Invitation invitation, ReferralState state) {
            ReferralEvent.Opened request = state.request();
            return new AnswerView(
                    request.clinicId(),
                    AthleteNumber.of(request.athleteId()),
                    request.category(),
                    request.urgency(),
                    request.question(),
                    request.because(),
                    request.suggestedDiagnostics(),
                    request.summary(),
                    request.at(),
                    invitation.expiresAt(),
                    invitation.usedAt() != null,
                    LinkAnswers.waitsFor(state, invitation),
                    request.referralId());
        }
    }
}
