package org.backline.referral.channel;

import java.util.UUID;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;

/**
 * What a reminder of an overdue referral says: codes and an id.
 *
 * @param owner who is reminded
 * @param stage what is waited for
 */
record Reminder(Role owner, ReferralStage stage, Urgency urgency, UUID caseId) {

    /** As a delivery keeps it. */
    String body() {
        return owner + " " + stage + " " + urgency + " " + caseId;
    }

    static Reminder of(Delivery delivery) {
        String[] parts = delivery.body().split(" ", -1);
        return new Reminder(
                Role.valueOf(parts[0]),
                ReferralStage.valueOf(parts[1]),
                Urgency.valueOf(parts[2]),
                UUID.fromString(parts[3]));
    }

    /** What everybody waits for, in words. */
    String waitedFor() {
        return switch (stage) {
            case DELIVERY -> "somebody who can be asked";
            case ACKNOWLEDGEMENT -> "a physician to see it";
            case DECISION -> "a physician to take it or decline it";
            case REDIRECTION -> "another physician, or the answer to be read";
            case APPOINTMENT -> "an appointment";
            case VISIT -> "word whether the athlete came";
            case REBOOKING -> "another appointment";
            case DIAGNOSTICS, RESULTS -> "results of ordered studies";
            case REPORT -> "the physician's report";
            case REVIEW -> "the trainer to read the answer";
            case RECONCILIATION -> "the trainer to close the loop";
            case RESUMPTION -> "the referral to be taken up again";
        };
    }
}
