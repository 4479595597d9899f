package org.backline.intake.domain;

import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;

/**
 * A referral that the intake's answers ask for by themselves.
 *
 * @param urgency EMERGENCY or URGENT
 * @param because ids of the flags and rules behind it, most urgent first
 * @param positiveFlags flags that are positive, answered or implied
 */
public record DoorReferral(Urgency urgency, CauseCategory category, List<String> because, List<RedFlag> positiveFlags) {

    public DoorReferral {
        because = List.copyOf(because);
        positiveFlags = List.copyOf(positiveFlags);
    }
}
