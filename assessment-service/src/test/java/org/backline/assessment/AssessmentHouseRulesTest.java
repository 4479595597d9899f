package org.backline.assessment;

import org.backline.support.testing.HouseRules;

class AssessmentHouseRulesTest extends HouseRules {

    AssessmentHouseRulesTest() {
        super("org.backline.assessment");
    }
}
