package org.backline.assessment.config;

import org.backline.support.kafka.Subscription;

/** The parts of assessment-service that its configuration puts together. */
public final class AssessmentParts {

    private AssessmentParts() {}

    public static Subscription subscription() {
        return new KafkaBridgeConfiguration().subscription();
    }
}
