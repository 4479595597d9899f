package org.backline.program.exercise;

import java.util.List;

/**
 * A step of a session; the steps in their order are the order of a session.
 *
 * @param rule id of the rule that puts the step in its place
 * @param exercises in their order within the step
 * @param everyone those of the trainer's general progression
 */
public record SessionStep(String rule, List<String> exercises, List<String> everyone) {

    public SessionStep {
        exercises = List.copyOf(exercises);
        everyone = List.copyOf(everyone);
    }
}
