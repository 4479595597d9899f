package org.backline.referral.bridge;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.support.kafka.Publisher;

/** What referral-service hears and says. */
public final class ReferralBridge {

    private ReferralBridge() {}

    public static Object listener(CommandGateway commands) {
        return new ReferralListener(commands);
    }

    public static Publisher publisher() {
        return new ReferralPublisher();
    }
}
