package org.backline.referral.routing;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.support.store.Histories;

/** The routing of referrals on a store in memory. */
public final class RoutingInMemory {

    private static final Routing ROUTING = Routing.load();

    private RoutingInMemory() {}

    public static Object policy(Histories histories, CommandGateway commands, Clock clock) {
        return new RouteReferral(histories, new Rosters(histories, "UTC"), ROUTING, commands, clock);
    }
}
