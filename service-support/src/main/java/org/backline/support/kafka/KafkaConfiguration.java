package org.backline.support.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.backline.events.PublishedEvent;
import org.backline.support.processing.OnlyWanted;
import org.backline.support.store.SignallingEventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/** Outbox for a service that publishes, inbox for one that subscribes. */
@Configuration(proxyBeanMethods = false)
public class KafkaConfiguration {

    @Bean
    NewTopic caseEventsTopic(@Value("${backline.kafka.replicas:1}") int replicas) {
        return TopicBuilder.name(Topics.CASE_EVENTS)
                .partitions(Topics.PARTITIONS)
                .replicas(replicas)
                .config("retention.ms", "-1")
                .build();
    }

    @Bean
    NewTopic deadLettersTopic(@Value("${backline.kafka.replicas:1}") int replicas) {
        return TopicBuilder.name(Topics.DEAD_LETTERS)
                .partitions(Topics.PARTITIONS)
                .replicas(replicas)
                .config("retention.ms", "-1")
                .build();
    }

    @Bean
    CaseEventRecords caseEventRecords(@Value("${spring.application.name}") String service) {
        return new CaseEventRecords(service);
    }

    /** What was taken in from another service is not for those who send. */
    @Bean
    static HandlerEnhancerDefinition ownEventsOnly() {
        return new OnlyWanted(
                Outbox::isSender, event -> !PublishedEvent.class.isAssignableFrom(event.getPayloadType()));
    }

    @Bean
    @ConditionalOnBean(Publisher.class)
    Outbox outbox(Publisher publisher, CaseEventRecords records, KafkaTemplate<String, byte[]> kafka) {
        return new Outbox(publisher, records, kafka);
    }

    @Bean
    @ConditionalOnBean(FeedPublisher.class)
    NewTopic referralEventsTopic(@Value("${backline.kafka.replicas:1}") int replicas) {
        return TopicBuilder.name(Topics.REFERRAL_EVENTS)
                .partitions(Topics.PARTITIONS)
                .replicas(replicas)
                .config("retention.ms", "-1")
                .build();
    }

    @Bean
    @ConditionalOnBean(FeedPublisher.class)
    Feed feed(
            @Value("${spring.application.name}") String service,
            FeedPublisher publisher,
            KafkaTemplate<String, byte[]> kafka) {
        return new Feed(publisher, service, kafka);
    }

    @Bean
    @ConditionalOnBean(Subscription.class)
    Inbox inbox(
            @Value("${spring.application.name}") String service,
            Subscription subscription,
            CaseEventRecords records,
            InboxStore store,
            KafkaTemplate<String, byte[]> kafka,
            MeterRegistry meters) {
        return new Inbox(service, subscription, records, store, kafka, meters);
    }

    @Bean
    InboxStore inboxStore(JdbcTemplate jdbc, TransactionTemplate transaction, SignallingEventStore store) {
        return new InboxStore(new NamedParameterJdbcTemplate(jdbc), transaction, store);
    }

    @Bean
    @ConditionalOnBean(Subscription.class)
    UnreadableRecords unreadableRecords(
            @Value("${spring.application.name}") String service,
            KafkaProperties settings,
            CaseEventRecords records,
            InboxStore store,
            Subscription subscription) {
        return new UnreadableRecords(service, settings, records, store, subscription);
    }

    /**
     * A process that is killed and started again takes up its partitions at once, when the broker knows it by name; without
     * a name it waits until the session of the dead one has ended.
     */
    @Bean
    DefaultKafkaConsumerFactoryCustomizer knownAgain(@Value("${backline.kafka.instance:}") String instance) {
        return consumers -> {
            if (!instance.isBlank()) {
                consumers.updateConfigs(Map.of("group.instance.id", instance));
            }
        };
    }

    /** A batch that cannot be stored is tried again until it can: unreadable records never get this far. */
    @Bean
    DefaultErrorHandler untilStored() {
        return new DefaultErrorHandler(pauses());
    }

    /** Between two tries, milliseconds: no longer than the processors wait when an outage is over. */
    static BackOff pauses() {
        ExponentialBackOff pauses = new ExponentialBackOff(200, 2);
        pauses.setMaxInterval(1_000);
        return pauses;
    }
}
