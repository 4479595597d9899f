package org.backline.dashboard;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

/** Asks the views as their owner does, with no wall in front of them. */
public final class Asking {

    private final QueryGateway queries;

    public Asking(ApplicationContext context) {
        queries = context.getBean(QueryGateway.class);
    }

    public <R> Mono<List<R>> list(Object query, Class<R> row) {
        return Mono.fromFuture(queries.query(query, ResponseTypes.multipleInstancesOf(row)));
    }

    public <R> Mono<R> one(Object query, Class<R> row) {
        return Mono.fromFuture(queries.query(query, ResponseTypes.optionalInstanceOf(row)))
                .flatMap((Optional<R> found) -> Mono.justOrEmpty(found));
    }
}
