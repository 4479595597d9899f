package org.backline.dashboard.web.physician;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.web.PagedLists;
import org.junit.jupiter.api.Test;

/** The inbox begins with what was routed to whoever reads it, and comes page by page. */
@TestDashboard
class InboxPagesTest extends PagedLists {

    InboxPagesTest() {
        super(
                "physician.haddad",
                Role.PHYSICIAN,
                "data-referral=\"([0-9a-f-]{36})\"",
                "id=\"more\"[^>]* hx-get=\"([^\"]*)\"");
    }

    private CaseSamples asked(Urgency urgency) {
        return asked(urgency, Duration.ofMinutes(30));
    }

    /** The longer the pauses between its events, the later the question. */
    private CaseSamples asked(Urgency urgency, Duration pause) {
        return CaseSamples.aRower(CaseSamples.nextNumber())
                .every(pause)
                .opened(6)
                .movedTo(clinic, "trainer.inbox")
                .referred(urgency, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
    }

    private String id(CaseSamples story) {
        return known(story).referralId.toString();
    }

    @Test
    void comesPageByPage() {
        List<String> routed = new ArrayList<>();
        List<String> urgent = new ArrayList<>();
        List<String> routine = new ArrayList<>();
        for (int number = 0; number < 103; number++) {
            switch (number % 5) {
                case 0, 1, 2 -> routed.add(id(asked(Urgency.ROUTINE).delivered()));
                case 3 -> urgent.add(id(asked(Urgency.URGENT)));
                default -> routine.add(id(asked(Urgency.ROUTINE)));
            }
        }
        List<String> found = all("/physician");
        assertThat(found).hasSize(103).doesNotHaveDuplicates();
        assertThat(found.subList(0, routed.size())).hasSameElementsAs(routed);
        assertThat(found.subList(routed.size(), routed.size() + urgent.size())).hasSameElementsAs(urgent);
        assertThat(found.subList(routed.size() + urgent.size(), found.size())).hasSameElementsAs(routine);
    }

    @Test
    void beginsWithWhatWasRoutedThenTheMostUrgentThenTheOldest() {
        String youngRoutine = id(asked(Urgency.ROUTINE, Duration.ofDays(2)));
        String oldRoutine = id(asked(Urgency.ROUTINE));
        String urgent = id(asked(Urgency.URGENT));
        String routed = id(asked(Urgency.ROUTINE).delivered());
        String html = page("/physician");
        assertThat(lines(html)).containsExactly(routed, urgent, oldRoutine, youngRoutine);
        assertThat(html).containsOnlyOnce("asked of you");
    }

    @Test
    void whatWasAskedAgainStandsWhereItsNewUrgencyPutsIt() {
        String routine = id(asked(Urgency.ROUTINE));
        String again =
                id(asked(Urgency.ROUTINE, Duration.ofHours(2)).cancelled().askedAgain(ReopenedFrom.CANCELLED));
        assertThat(lines(page("/physician"))).containsExactly(again, routine);
    }

    @Test
    void hasTheAnsweredOnesWhenTheyAreWanted() {
        String waiting = id(asked(Urgency.ROUTINE, Duration.ofHours(2)));
        String answered = id(asked(Urgency.ROUTINE).accepted().answered(Urgency.ROUTINE));
        assertThat(lines(page("/physician"))).containsExactly(waiting);
        assertThat(lines(page("/physician?answered=true"))).containsExactly(answered, waiting);
    }

    @Test
    void whatIsNoKeyBeginsAtTheBeginning() {
        String only = id(asked(Urgency.ROUTINE));
        assertThat(lines(page("/physician/inbox/rows?after=nonsense"))).containsExactly(only);
    }
}
