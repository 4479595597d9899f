package org.backline.intake.domain;

import java.util.Optional;

/** Decides from the intake's answers alone whether a physician is asked at once. */
@FunctionalInterface
public interface DoorJudgement {

    /** The referral that the answers ask for by themselves. */
    Optional<DoorReferral> judge(IntakeForm form);

    /** What the athlete may take part in while that referral is open, if it takes anything away. */
    default Optional<Limit> limit(DoorReferral asked) {
        return Optional.empty();
    }
}
