package org.backline.support.processing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.events.CaseClosed;
import org.backline.events.IntakeRecorded;
import org.backline.support.kafka.Subscription;
import org.backline.support.operations.View;
import org.backline.support.rule.Rules;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The smallest service: a stroke for each closed case. */
@SpringBootApplication
@ComponentScan(useDefaultFilters = true, basePackageClasses = TallyApplication.class)
class TallyApplication {

    static final Set<UUID> REFUSED = ConcurrentHashMap.newKeySet();

    @Bean
    Subscription subscription() {
        return new Subscription(Set.of(IntakeRecorded.class, CaseClosed.class));
    }

    @Bean
    View tallyView() {
        return new View("tally", java.util.List.of("tally"));
    }

    record Draw(@TargetAggregateIdentifier UUID caseId) {}

    record Drawn(UUID caseId) {}

    @Aggregate
    static class Tally {

        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // Axon reads it
        private UUID id;

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        void handle(Draw command) {
            Rules.require(!REFUSED.contains(command.caseId()), "This tally is refused for now");
            apply(new Drawn(command.caseId()));
        }

        @EventSourcingHandler
        void on(Drawn event) {
            id = event.caseId();
        }
    }

    @Component
    @ProcessingGroup(Policies.GROUP)
    static class DrawWhenClosed {

        private final CommandGateway commands;

        DrawWhenClosed(CommandGateway commands) {
            this.commands = commands;
        }

        @EventHandler
        void on(IntakeRecorded event) {
            REFUSED.remove(event.caseId());
        }

        @EventHandler
        void on(CaseClosed event) {
            commands.sendAndWait(new Draw(event.caseId()));
        }
    }

    @Component
    @ProcessingGroup("tally")
    static class TallyProjection {

        static final Set<UUID> POISON = ConcurrentHashMap.newKeySet();

        /** What is written of them is refused once it is sent, not before their second stroke. */
        static final Set<UUID> SPOILT_AT_TWO = ConcurrentHashMap.newKeySet();

        /** At which run the handler fails, and at no other, for each case. */
        static final Map<UUID, Integer> FAILS_AT = new ConcurrentHashMap<>();

        /** How often the handler began, for each case. */
        static final Map<UUID, Integer> RUNS = new ConcurrentHashMap<>();

        /** What is there is waited for, by the handler of the case. */
        static final Map<UUID, CountDownLatch> HANGING = new ConcurrentHashMap<>();

        private final JdbcClient jdbc;
        private final BatchedWrites writes;

        TallyProjection(JdbcClient jdbc, BatchedWrites writes) {
            this.jdbc = jdbc;
            this.writes = writes;
        }

        @EventHandler
        void on(Drawn event) throws InterruptedException {
            CountDownLatch wait = HANGING.get(event.caseId());
            if (wait != null) {
                wait.await();
            }
            if (RUNS.merge(event.caseId(), 1, Integer::sum).equals(FAILS_AT.get(event.caseId()))) {
                throw new IllegalStateException("This time it fails");
            }
            writes.sql(
                            event.caseId(),
                            "insert into tally values (?, 1)"
                                    + " on conflict (case_id) do update set strokes = tally.strokes + 1")
                    .param(event.caseId().toString())
                    .write();
            if (SPOILT_AT_TWO.contains(event.caseId())) {
                writes.sql(event.caseId(), "update tally set strokes = 1000 where case_id = ? and strokes = 2")
                        .param(event.caseId().toString())
                        .write();
            }
            if (POISON.contains(event.caseId())) {
                // A statement that PostgreSQL refuses: without a savepoint the transaction could not even park the
                // event.
                jdbc.sql("insert into tally values (?, 1000)")
                        .param(event.caseId() + " refused")
                        .update();
            }
        }

        @ResetHandler
        void forget() {
            jdbc.sql("truncate tally").update();
        }
    }
}
