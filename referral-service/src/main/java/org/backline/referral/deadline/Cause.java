package org.backline.referral.deadline;

import java.util.List;
import org.backline.codes.CauseCategory;

/**
 * What a referral is about, as far as its outer limit follows from it.
 *
 * @param because ids of the flags, tests and rules behind the question
 */
record Cause(CauseCategory category, List<String> because) {

    Cause {
        because = List.copyOf(because);
    }
}
