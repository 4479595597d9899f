package org.backline.program.bridge;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.support.kafka.Publisher;

/** What program-service hears and says. */
public final class ProgramBridge {

    private ProgramBridge() {}

    public static Function<CommandGateway, List<Object>> policies() {
        return commands -> List.of(new ProgramListener(commands));
    }

    public static Publisher publisher() {
        return new ProgramPublisher();
    }
}
