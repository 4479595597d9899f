package org.backline.intake;

import org.backline.support.testing.HouseRules;

/** The boundaries of this service. */
class IntakeHouseRulesTest extends HouseRules {

    IntakeHouseRulesTest() {
        super("org.backline.intake");
    }
}
