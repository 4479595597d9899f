package org.backline.dashboard.view;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.backline.support.command.Work;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks the views. Their answers come from PostgreSQL, so the asking leaves the event loop here, in one place. */
@Component
public class Queries {

    private final QueryGateway queries;
    private final Work work;

    Queries(QueryGateway queries, Work work) {
        this.queries = queries;
        this.work = work;
    }

    /** Every row that answers the query. */
    public <R> Mono<List<R>> list(Object query, Class<R> row) {
        return work.call(() ->
                queries.query(query, ResponseTypes.multipleInstancesOf(row)).join());
    }

    /** The row that answers the query; empty when there is none. */
    public <R> Mono<R> one(Object query, Class<R> row) {
        return work.call(() -> queries.query(query, ResponseTypes.optionalInstanceOf(row))
                        .join())
                .flatMap((Optional<R> answer) -> Mono.justOrEmpty(answer));
    }
}
