package org.backline.referral.domain;

import java.util.List;

/** The aggregates of referral-service that cases go through. */
public final class ReferralAggregates {

    private ReferralAggregates() {}

    public static List<Class<?>> all() {
        return List.of(Referral.class);
    }
}
