package org.backline.codes;

import java.util.List;

/**
 * A category of cause that needs a physician.
 *
 * @param because ids of the flags, tests or rules behind it
 */
public record Suspicion(CauseCategory category, Urgency urgency, List<String> because) {

    public Suspicion {
        because = List.copyOf(because);
    }
}
