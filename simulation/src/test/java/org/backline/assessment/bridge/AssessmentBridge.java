package org.backline.assessment.bridge;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.support.kafka.Publisher;

/** What assessment-service hears and says. */
public final class AssessmentBridge {

    private AssessmentBridge() {}

    public static Function<CommandGateway, List<Object>> policies() {
        return commands -> List.of(new AssessmentListener(commands));
    }

    public static Publisher publisher() {
        return new AssessmentPublisher();
    }
}
