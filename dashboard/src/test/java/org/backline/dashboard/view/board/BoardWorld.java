package org.backline.dashboard.view.board;

import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Stories that the board hears of, and the row that it makes of them. */
abstract class BoardWorld {

    @Autowired
    private ApplicationContext context;

    @Autowired
    ApplicationContext asked;

    Delivery delivery;

    @BeforeEach
    void begin() {
        delivery = new Delivery(context);
    }

    BoardCase rowOf(CaseSamples story) {
        delivery.handle(story.told());
        return new Asking(asked)
                .one(new FindBoardCase(story.caseId), BoardCase.class)
                .block();
    }

    static CaseSamples treated(CaseSamples story) {
        return story.opened(5)
                .examined()
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .causeConfirmed()
                .drafted();
    }

    static CaseSamples referred(CaseSamples story) {
        return story.referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
    }

    static CaseSamples answered(CaseSamples story, @Nullable Urgency remaining) {
        return referred(story).seen().accepted().answered(remaining);
    }
}
