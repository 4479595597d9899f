package org.backline.support.vitals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.backline.support.operations.DeadLetters;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;

/** Measurements, health and traces of every process. */
@Configuration(proxyBeanMethods = false)
public class VitalsConfiguration {

    @Bean
    Vitals vitals(List<VitalSign> signs, MeterRegistry meters) {
        return new Vitals(signs, meters);
    }

    @Bean("processorsHealthIndicator")
    Processors processors(
            EventProcessingConfiguration processing,
            EventStore store,
            @Value("${backline.vitals.patience:PT20S}") Duration patience) {
        return new Processors(processing, store, System::nanoTime, patience);
    }

    @Bean
    StoreSigns storeSigns(
            JdbcClient jdbc, DeadLetters deadLetters, EventProcessingConfiguration processing, Clock clock) {
        return new StoreSigns(jdbc, deadLetters, processing, clock);
    }

    @Bean("brokerHealthIndicator")
    Broker broker(KafkaAdmin kafka, Clock clock) {
        return new Broker(() -> new AdminConnection(kafka), clock);
    }

    /** See {@link Broker#reachedSinceStart}. */
    @Bean("brokerSinceStartHealthIndicator")
    HealthIndicator brokerSinceStart(Broker broker) {
        return broker::reachedSinceStart;
    }

    /** Tracing may be switched off; events then carry on whatever trace they came with. */
    @Bean
    HandlerEnhancerDefinition tracedHandlers(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator, ListableBeanFactory beans) {
        return new TracedHandlers(
                tracer.getIfAvailable(() -> Tracer.NOOP),
                propagator.getIfAvailable(() -> Propagator.NOOP),
                TracedHandlers.areSpansTaken(beans));
    }

    /** The broker's own administration, with short waits. */
    private static final class AdminConnection implements Broker.Connection {

        private final org.apache.kafka.clients.admin.Admin admin;

        AdminConnection(KafkaAdmin kafka) {
            Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
            settings.put("request.timeout.ms", Math.toIntExact(Broker.patienceMillis()));
            settings.put("default.api.timeout.ms", Math.toIntExact(Broker.patienceMillis()));
            admin = org.apache.kafka.clients.admin.Admin.create(settings);
        }

        @Override
        public void ask(long seconds) throws InterruptedException, ExecutionException, TimeoutException {
            admin.describeCluster().clusterId().get(seconds, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
