package org.backline.dashboard.web.physician;

import java.time.Instant;
import java.util.List;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.web.casepage.Reasons;
import org.backline.dashboard.web.casepage.Step;
import org.backline.dashboard.web.frame.Findings;
import org.backline.dashboard.web.frame.Scores;
import org.backline.dashboard.web.frame.Trend;
import org.jspecify.annotations.Nullable;

/**
 * A referral with everything a physician needs to answer it in a minute.
 *
 * @param because why, in words
 * @param row null until the case has arrived
 * @param file null until the case has arrived
 * @param scores the course of each questionnaire
 * @param codes what is suspected, in other code systems
 * @param denied red flags that were asked about and are not there
 * @param notAssessed red flags that nobody could ask about, and why
 * @param exercises of the program in hand
 * @param corrected after the question was asked, oldest first
 */
record Packet(
        InboxEntry entry,
        Athlete athlete,
        List<String> because,
        List<Findings.Line> findings,
        List<Step> steps,
        @Nullable BoardCase row,
        @Nullable Casefile file,
        Reasons reasons,
        Trend trend,
        List<Scores> scores,
        List<Codings.Line> codes,
        List<String> denied,
        List<String> notAssessed,
        List<Exercise> exercises,
        List<Corrected> corrected) {

    /** What was corrected after the question was asked: as it should have been. */
    record Corrected(Instant at, String reason, List<String> lines) {}

    /** An exercise of the program in hand. */
    record Exercise(String name, String side, int phase, String dose) {}
}
