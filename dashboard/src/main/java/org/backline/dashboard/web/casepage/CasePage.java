package org.backline.dashboard.web.casepage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.service.Athlete;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.casefile.Casefile;
import org.backline.dashboard.view.inbox.InboxEntry;
import org.backline.dashboard.web.frame.Trend;
import org.backline.dashboard.web.intake.RedFlagForm.Question;
import org.jspecify.annotations.Nullable;

/**
 * The page of one case as its template draws it.
 *
 * @param due when the next step is due; null when nothing hurries
 * @param writable whether whoever looks may change anything
 * @param tab assessment, program or referral
 * @param file what is known beyond the board; with nothing in it when it has not arrived
 * @param missing what the screen lacks, in words
 * @param guides what each test is, by its id; empty when it could not be read
 * @param others who else has this case open, by name
 * @param correctable results that may be corrected, newest entry first
 * @param openFlags questions of the screen that have no plain answer yet
 * @param referrals the latest first
 */
record CasePage(
        BoardCase row,
        @Nullable Instant due,
        boolean overdue,
        boolean writable,
        Athlete athlete,
        String tab,
        Casefile file,
        Reasons reasons,
        List<Item> missing,
        List<TestForm> tests,
        Map<String, TestGuide.Guide> guides,
        List<String> others,
        List<Correctable> correctable,
        List<Question> openFlags,
        List<Flag> positiveFlags,
        List<ReferralPart> referrals,
        Past.Told told,
        Trend trend,
        @Nullable ReferralChoice suggested) {

    /** Something the screen lacks. */
    record Item(String id, String words) {}

    /**
     * A result that may be corrected.
     *
     * @param value entry, test and side, for the form
     */
    record Correctable(String value, String words) {}

    /** A red flag that is up. */
    record Flag(String id, String words) {}

    /**
     * A referral with its steps.
     *
     * @param instruction what the physician wrote to the trainer; null when there is nothing to read
     */
    record ReferralPart(
            InboxEntry entry, List<Step> steps, @Nullable String instruction) {}

    /** What the rules suggest to ask a physician. */
    record ReferralChoice(String category, String urgency, String question) {}
}
