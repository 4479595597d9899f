package org.backline.assessment.domain;

import static org.backline.assessment.domain.AssessmentSamples.*;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;

/** What comes to light later: a diagnosis that was missed, and a program that a new red flag stopped. */
final class LaterSamples {

    static final UUID FIRST_LOOK = UUID.fromString("0198b000-0000-7000-8000-0000000000e1");
    static final UUID SECOND_LOOK = UUID.fromString("0198b000-0000-7000-8000-0000000000e2");
    static final UUID FIRST_PROGRAM = UUID.fromString("0198b000-0000-7000-8000-0000000000f1");
    static final UUID SECOND_PROGRAM = UUID.fromString("0198b000-0000-7000-8000-0000000000f2");

    private LaterSamples() {}

    /** Bone, of which a trainer was to manage the case alone. */
    static AssessmentEvent.Diagnosed diagnosed(Instant at) {
        return new AssessmentEvent.Diagnosed(
                CASE, CLINIC, FIRST_REFERRAL, "M43.06", CauseCategory.BONY, Urgency.ROUTINE, Urgency.ROUTINE, at);
    }

    static AssessmentEvent.MissedReferralReviewed lookedAt(Instant at) {
        return new AssessmentEvent.MissedReferralReviewed(
                CASE, CLINIC, FIRST_LOOK, FIRST_REFERRAL, ReviewFinding.RULE_MISSING, "physician.adeyemi", null, at);
    }

    static AssessmentEvent.ProgramStopped stopped(Instant at) {
        return new AssessmentEvent.ProgramStopped(CASE, CLINIC, FIRST_PROGRAM, StopReason.NEW_RED_FLAG, at);
    }

    static AssessmentCommand.ReviewMissedReferral lookAtMiss(UUID reviewId, ReviewFinding finding) {
        return new AssessmentCommand.ReviewMissedReferral(CASE, reviewId, finding, "physician.adeyemi", null, DAY_4);
    }

    static AssessmentCommand.Retriage retriage(UUID program) {
        return new AssessmentCommand.Retriage(CASE, program, StopReason.NEW_RED_FLAG, DAY_4);
    }
}
