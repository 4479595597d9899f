package org.backline.referral.config;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.backline.support.kafka.Subscription;

/** The parts of referral-service that its configuration puts together. */
public final class ReferralParts {

    private ReferralParts() {}

    public static Subscription subscription() {
        return new ReferralConfiguration().subscription();
    }

    public static MessageDispatchInterceptor<EventMessage<?>> caseOfReferral() {
        return new CaseOfReferral();
    }
}
