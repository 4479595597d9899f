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
     * @param why what a yes points to, and on whose word
     */
    public record Question(String flag, String question, String alone, String why) {}
}
