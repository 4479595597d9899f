package org.backline.program.view.outcomes;

import java.util.Set;
import org.backline.codes.MuscularPattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks what became of pain and function.
 *
 * @param by what the rows are
 * @param exercise only programs in which it was trained
 * @param cause only programs for this cause
 * @param clinics only of these
 */
public record FindOutcomes(
        By by, @Nullable String exercise, @Nullable MuscularPattern cause, Set<String> clinics) {

    public FindOutcomes {
        clinics = Set.copyOf(clinics);
    }

    /** What the rows of an answer are. */
    public enum By {
        EXERCISE,
        CAUSE,
        CLINIC
    }
}
