package org.backline.intake.bridge;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.intake.door.ParticipationLimits;
import org.backline.support.kafka.Publisher;

/** What intake-service hears and says. */
public final class IntakeBridge {

    private IntakeBridge() {}

    public static Function<CommandGateway, List<Object>> policies(ParticipationLimits limits) {
        return commands -> List.of(new CaseListener(commands, limits));
    }

    public static Publisher publisher() {
        return new IntakePublisher();
    }
}
