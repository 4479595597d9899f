package org.backline.referral.domain;

import static org.backline.referral.domain.ReferralSamples.*;

import java.util.List;
import org.backline.support.testing.GoldenEvents;

/** What is stored is read for ever: a change of its JSON is a change of a file, made on purpose. */
class ReferralEventGoldenTest extends GoldenEvents {

    ReferralEventGoldenTest() {
        super(
                ReferralEvent.class,
                List.of(
                        opened(),
                        acknowledged(),
                        accepted(),
                        declined(),
                        scheduled(),
                        reported(),
                        reviewed(),
                        reconciled(),
                        delivered(),
                        redirected(),
                        attended(),
                        missed(),
                        diagnosticsOrdered(),
                        diagnosticsReported(),
                        advised(),
                        interrupted(),
                        cancelled(),
                        reopened(),
                        stalled(),
                        closed()));
    }
}
