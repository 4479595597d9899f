package org.backline.dashboard.web.program;

import java.util.List;
import org.backline.codes.PrescribedExercise;
import org.backline.dashboard.service.program.Library;
import org.jspecify.annotations.Nullable;

/**
 * An exercise of a program as its card shows it.
 *
 * @param known what the library says of it; null when the library did not answer
 * @param dose in words
 * @param why the rule that put it there, in a few words
 * @param rule the same rule with its source, where it is known
 */
public record Card(
        PrescribedExercise row,
        Library.@Nullable Exercise known,
        String dose,
        String often,
        String why,
        Library.@Nullable Rule rule) {

    /** Technique criterion: when it may be made harder. */
    public String criterion() {
        return known == null ? "" : known.progress();
    }

    /** What stands behind the exercise. */
    public List<Library.Evidence> evidence() {
        return known == null ? List.of() : known.evidence();
    }
}
