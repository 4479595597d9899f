package org.backline.program;

import org.backline.support.testing.HouseRules;

/** The boundaries of this service. */
class ProgramHouseRulesTest extends HouseRules {

    ProgramHouseRulesTest() {
        super("org.backline.program");
    }
}
