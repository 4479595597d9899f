package org.backline.dashboard.web.intake;

import java.util.List;

/**
 * The red-flag screen as a form: questions in groups, in the order to ask them.
 *
 * @param id of the group
 */
public record RedFlagForm(String id, List<Question> questions) {

    /**
     * One question.
     *
     * @param alone what a yes does by itself: EMERGENCY, URGENT, ROUTINE or NONE
     * @param source on whose word it is asked
     * @param grade of that evidence
     * @param mark how far the source was checked
     */
    public record Question(String flag, String question, String alone, String source, String grade, String mark) {}
}
