package org.backline.dashboard.service;

import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What the services answer to questions that no view of ours can. */
@Component
public class Answers {

    private final Services services;
    private final ServiceSettings settings;

    Answers(Services services, ServiceSettings settings) {
        this.services = services;
        this.settings = settings;
    }

    /**
     * A list, or one thing as a list of one.
     *
     * @param silent whether the service did not answer, or refused
     */
    public record Found(Service service, List<JsonNode> rows, boolean silent) {

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /** What a service says. */
    public Mono<Found> of(Service service, String pathAndQuery, Caller caller) {
        return services.get(service, pathAndQuery, caller, settings.timeout())
                .map(answer -> new Found(
                        service, answer.isArray() ? answer.valueStream().toList() : List.of(answer), false))
                .defaultIfEmpty(new Found(service, List.of(), true));
    }
}
