package org.backline.assessment.domain;

import java.util.List;

/** The aggregates of assessment-service that cases go through. */
public final class AssessmentAggregates {

    private AssessmentAggregates() {}

    public static List<Class<?>> all() {
        return List.of(Assessment.class);
    }
}
