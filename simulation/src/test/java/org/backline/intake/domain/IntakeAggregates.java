package org.backline.intake.domain;

import java.util.List;

/** The aggregates of intake-service that cases go through. */
public final class IntakeAggregates {

    private IntakeAggregates() {}

    public static List<Class<?>> all() {
        return List.of(BackPainCase.class);
    }
}
