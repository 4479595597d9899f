package org.backline.dashboard.web.physician;

import java.util.List;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.web.casepage.Reasons;
import org.backline.dashboard.web.casepage.Step;
import org.backline.dashboard.web.frame.Trend;
import org.jspecify.annotations.Nullable;

/**
 * A referral with everything a physician needs to answer it in a minute.
 *
 * @param because why, in words
 * @param row null until the case has arrived
 * @param file null until the case has arrived
 */
record Packet(
        InboxEntry entry,
        Athlete athlete,
        List<String> because,
        List<Finding> findings,
        List<Step> steps,
        @Nullable BoardCase row,
        @Nullable Casefile file,
        Reasons reasons,
        Trend trend) {

    /** A result in words. */
    record Finding(String test, String side, String result, String inWords, String value, String extra) {}
}
