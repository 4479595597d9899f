package org.backline.referral.domain.roster;

import java.util.List;
import org.backline.support.testing.GoldenEvents;

/** What is stored is read for ever. */
class RosterEventGoldenTest extends GoldenEvents {

    RosterEventGoldenTest() {
        super(RosterEvent.class, List.of(ClinicRosterTest.changed(RosterSamples.roster())));
    }
}
