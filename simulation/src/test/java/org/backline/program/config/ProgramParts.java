package org.backline.program.config;

import org.backline.support.kafka.Subscription;

/** The parts of program-service that its configuration puts together. */
public final class ProgramParts {

    private ProgramParts() {}

    public static Subscription subscription() {
        return new ProgramConfiguration().subscription();
    }
}
