package org.backline.support.kafka;

import static java.time.ZoneOffset.UTC;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.backline.feed.ReferralChanged;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what physicians' systems may know to the public topic, in the manner of the outbox: the position moves only after
 * the broker has confirmed. With a position of its own: a public topic that cannot be written holds up no service.
 */
@ProcessingGroup(Feed.GROUP)
public class Feed {

    /** Name of the processor. */
    public static final String GROUP = "feed";

    /** Neither identity nor health data: ids and codes. */
    private static final String CLASSIFICATION = "pseudonymous";

    private final FeedPublisher publisher;
    private final URI source;
    private final KafkaTemplate<String, byte[]> kafka;
    private final JsonMapper json = JsonMapper.builder().build();

    Feed(FeedPublisher publisher, String service, KafkaTemplate<String, byte[]> kafka) {
        this.publisher = publisher;
        this.source = URI.create("/backline/" + service);
        this.kafka = kafka;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        if (!(message instanceof DomainEventMessage<?> stored)) {
            return;
        }
        publisher
                .feed(message.getPayload(), stored.getSequenceNumber(), message.getTimestamp())
                .map(change -> write(change, message.getIdentifier()))
                .ifPresent(record -> Confirmations.await(record.key(), () -> kafka.send(record)));
    }

    private ProducerRecord<String, byte[]> write(ReferralChanged change, String eventId) {
        String referral = change.referralId().toString();
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(eventId)
                .withSource(source)
                .withType(ReferralChanged.TYPE)
                .withSubject(referral)
                .withTime(change.occurredAt().atOffset(UTC))
                .withDataContentType("application/json")
                .withExtension("partitionkey", referral)
                .withExtension("clinicid", change.clinicId())
                .withExtension("dataclassification", CLASSIFICATION)
                .withData(json.writeValueAsBytes(change))
                .build();
        return KafkaMessageFactory.<String>createWriter(Topics.REFERRAL_EVENTS, referral)
                .writeBinary(cloudEvent);
    }
}
