package org.backline.intake.config;

import org.backline.intake.domain.DoorJudgement;
import org.backline.intake.door.Door;
import org.backline.intake.door.ParticipationLimits;
import org.backline.support.kafka.Subscription;

/** The parts of intake-service that its configuration puts together. */
public final class IntakeParts {

    private IntakeParts() {}

    public static Subscription subscription() {
        return new IntakeConfiguration().subscription();
    }

    public static DoorJudgement judgement(Door door, ParticipationLimits limits) {
        return new IntakeConfiguration().doorJudgement(door, limits);
    }
}
