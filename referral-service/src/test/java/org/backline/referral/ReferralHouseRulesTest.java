package org.backline.referral;

import org.backline.support.testing.HouseRules;

class ReferralHouseRulesTest extends HouseRules {

    ReferralHouseRulesTest() {
        super("org.backline.referral");
    }
}
