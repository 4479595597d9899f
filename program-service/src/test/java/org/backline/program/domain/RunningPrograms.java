package org.backline.program.domain;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.backline.program.exercise.course.Course;

/**
 * Programs on a store in memory: commands go in, and the fold of what they left comes out. A program is remembered, as in the
 * service, and read again when it was forgotten.
 */
final class RunningPrograms implements AutoCloseable {

    private final Configuration axon;
    private final List<ProgramEvent> heard = new ArrayList<>();

    RunningPrograms(Course course) {
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(
                        configuration -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .registerComponent(Course.class, configuration -> course)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Program.class)
                        .configureCache(configuration -> new WeakReferenceCache()))
                .start();
        axon.eventBus().subscribe(events -> events.forEach(event -> heard.add((ProgramEvent) event.getPayload())));
    }

    void send(ProgramCommand command) {
        axon.commandGateway().sendAndWait(command);
    }

    /** What happened since this was last asked. */
    List<ProgramEvent> heard() {
        List<ProgramEvent> news = List.copyOf(heard);
        heard.clear();
        return news;
    }

    @Override
    public void close() {
        axon.shutdown();
    }
}
