package org.backline.dashboard.view;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.backline.support.access.Access;
import org.backline.support.access.Reads;
import org.backline.support.command.Work;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks the views. Their answers come from PostgreSQL, so the asking leaves the event loop here, in one place; and the
 * database itself shows no rows but those of the caller's clinics.
 */
@Component
public class Queries {

    private final QueryGateway queries;
    private final Reads reads;
    private final OpenedRecords opened;
    private final Work work;

    Queries(QueryGateway queries, Reads reads, OpenedRecords opened, Work work) {
        this.queries = queries;
        this.reads = reads;
        this.opened = opened;
        this.work = work;
    }

    /** Every row of the caller's clinics that answers the query. */
    public <R> Mono<List<R>> list(Access access, Object query, Class<R> row) {
        return reads.call(
                access,
                () -> queries.query(query, ResponseTypes.multipleInstancesOf(row))
                        .join());
    }

    /** The row that answers a query about the record that the gate let the caller see; empty when there is none. */
    public <R> Mono<R> one(Access access, Object query, Class<R> row) {
        return work.call(() -> reads.within(
                        clinics(access),
                        () -> queries.query(query, ResponseTypes.optionalInstanceOf(row))
                                .join()))
                .flatMap((Optional<R> answer) -> Mono.justOrEmpty(answer));
    }

    /** The rows that answer a query about the record that the gate let the caller see. */
    public <R> Mono<List<R>> about(Access access, Object query, Class<R> row) {
        return work.call(() -> reads.within(
                clinics(access),
                () -> queries.query(query, ResponseTypes.multipleInstancesOf(row))
                        .join()));
    }

    /** Records that an emergency opened belong to clinics that are not the caller's. */
    private Set<String> clinics(Access access) {
        Set<String> clinics = new HashSet<>(access.caller().clinics());
        opened.to(access.caller().subject()).forEach(record -> clinics.add(record.clinicId()));
        return clinics;
    }
}
