package org.backline.program.exercise.course;

import org.jspecify.annotations.Nullable;

/**
 * One line of the checklist of gate G4.
 *
 * @param unit of its value
 * @param atMost highest value that passes
 * @param atLeast lowest value that passes
 * @param computed whether it follows from what is known, and is not entered
 * @param ladder whether the return ladder waits for it too
 * @param override whether a trainer may complete the program without it, with a reason
 */
public record GateItem(
        String id,
        String text,
        String unit,
        @Nullable Double atMost,
        @Nullable Double atLeast,
        boolean computed,
        boolean ladder,
        boolean override) {

    boolean passes(double value) {
        return (atMost == null || value <= atMost) && (atLeast == null || value >= atLeast);
    }
}
