package org.backline.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.backline.events.EventTypes;
import org.backline.events.PublishedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Published events as Kafka records: CloudEvents 1.0 in binary mode, keyed by case. */
final class CaseEventRecords {

    private static final String HEALTH_DATA = "health";
    /** Tolerant of what is new, strict with what is wrong. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /** The parts that each event of a type must have. */
    private static final ClassValue<List<RecordComponent>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .toList();
        }
    };

    private final URI source;

    CaseEventRecords(String service) {
        source = URI.create("/backline/" + service);
    }

    ProducerRecord<String, byte[]> write(
            PublishedEvent event, String eventId, Instant recordedAt, Map<String, ?> metaData) {
        String caseId = event.caseId().toString();
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(eventId)
                .withSource(source)
                .withType(EventTypes.nameOf(event.getClass()))
                .withSubject(caseId)
                .withTime(event.occurredAt().atOffset(UTC))
                .withDataContentType("application/json")
                .withExtension("recordedtime", recordedAt.toString())
                .withExtension("partitionkey", caseId)
                .withExtension("correlationid", text(metaData, "correlationId", eventId))
                .withExtension("causationid", text(metaData, "causationId", eventId))
                .withExtension("clinicid", event.clinicId())
                .withExtension("actor", text(metaData, "actor", "unknown"))
                .withExtension("dataclassification", HEALTH_DATA)
                .withData(JSON.writeValueAsBytes(event))
                .build();
        ProducerRecord<String, byte[]> kafkaRecord = KafkaMessageFactory.<String>createWriter(
                        Topics.CASE_EVENTS, caseId)
                .writeBinary(cloudEvent);
        Object trace = metaData.get("traceparent");
        if (trace != null) {
            kafkaRecord.headers().add("traceparent", trace.toString().getBytes(UTF_8));
        }
        return kafkaRecord;
    }

    private static String text(Map<String, ?> metaData, String key, String otherwise) {
        Object value = metaData.get(key);
        return value == null ? otherwise : value.toString();
    }

    /**
     * Reads a record.
     *
     * @throws UnreadableRecord when it is not a published event, with the reason
     */
    Incoming read(ConsumerRecord<String, byte[]> kafkaRecord) {
        CloudEvent cloudEvent = cloudEvent(kafkaRecord);
        return read(kafkaRecord, cloudEvent, type(cloudEvent));
    }

    /**
     * Reads a record of another service that is of a type that is wanted. Of all others only the headers are looked at.
     *
     * @throws UnreadableRecord when it is not a published event, with the reason
     */
    Optional<Incoming> read(ConsumerRecord<String, byte[]> kafkaRecord, Subscription wanted) {
        CloudEvent cloudEvent = cloudEvent(kafkaRecord);
        Class<? extends PublishedEvent> type = type(cloudEvent);
        return cloudEvent.getSource().equals(source) || !wanted.types().contains(type)
                ? Optional.empty()
                : Optional.of(read(kafkaRecord, cloudEvent, type));
    }

    private static Class<? extends PublishedEvent> type(CloudEvent cloudEvent) {
        return EventTypes.typeOf(cloudEvent.getType()).orElseThrow(() -> new UnreadableRecord("unknown type"));
    }

    private Incoming read(
            ConsumerRecord<String, byte[]> kafkaRecord, CloudEvent cloudEvent, Class<? extends PublishedEvent> type) {
        UUID eventId = eventId(cloudEvent);
        byte[] data = cloudEvent.getData() == null
                ? new byte[0]
                : cloudEvent.getData().toBytes();
        PublishedEvent event = payload(type, data);
        if (!event.caseId().toString().equals(kafkaRecord.key())) {
            throw new UnreadableRecord("key is not the case");
        }
        Instant recordedAt = recordedAt(cloudEvent);
        Map<String, String> metaData = new TreeMap<>();
        metaData.put("caseId", event.caseId().toString());
        metaData.put("clinicId", event.clinicId());
        metaData.put("source", cloudEvent.getSource().toString());
        copy(cloudEvent, "correlationid", metaData, "correlationId");
        copy(cloudEvent, "causationid", metaData, "causationId");
        copy(cloudEvent, "actor", metaData, "actor");
        @Nullable Header trace = kafkaRecord.headers().lastHeader("traceparent");
        if (trace != null) {
            metaData.put("traceparent", new String(trace.value(), UTF_8));
        }
        return new Incoming(
                eventId.toString(),
                event,
                new String(data, UTF_8),
                recordedAt,
                JSON.writeValueAsString(metaData),
                cloudEvent.getSource().equals(source));
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            return KafkaMessageFactory.createReader(kafkaRecord).toEvent();
        } catch (RuntimeException malformed) {
            throw new UnreadableRecord("not a CloudEvent");
        }
    }

    private static UUID eventId(CloudEvent cloudEvent) {
        try {
            return UUID.fromString(cloudEvent.getId());
        } catch (IllegalArgumentException malformed) {
            throw new UnreadableRecord("ce_id is not a UUID");
        }
    }

    private static Instant recordedAt(CloudEvent cloudEvent) {
        try {
            return Instant.parse(String.valueOf(cloudEvent.getExtension("recordedtime")));
        } catch (java.time.DateTimeException malformed) {
            throw new UnreadableRecord("ce_recordedtime is not an instant");
        }
    }

    private static PublishedEvent payload(Class<? extends PublishedEvent> type, byte[] data) {
        PublishedEvent event;
        try {
            event = JSON.readValue(data, type);
        } catch (JacksonException | NullPointerException malformed) {
            throw new UnreadableRecord("payload does not fit its type");
        }
        for (RecordComponent component : REQUIRED.get(type)) {
            if (isNull(component, event)) {
                throw new UnreadableRecord("payload lacks " + component.getName());
            }
        }
        return event;
    }

    private static boolean isNull(RecordComponent component, PublishedEvent event) {
        try {
            return component.getAccessor().invoke(event) == null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void copy(CloudEvent from, String extension, Map<String, String> to, String key) {
        Object value = from.getExtension(extension);
        if (value != null) {
            to.put(key, value.toString());
        }
    }

    /**
     * A record that could be read.
     *
     * @param payload the JSON as it came
     * @param ownEcho whether this service published it
     */
    record Incoming(
            String eventId,
            PublishedEvent event,
            String payload,
            Instant recordedAt,
            String metaData,
            boolean ownEcho) {

        Incoming {
            Objects.requireNonNull(event);
        }
    }

    /** A record that is not a published event; the message is the reason, without any content of the record. */
    static final class UnreadableRecord extends RuntimeException {

        UnreadableRecord(String reason) {
            super(reason);
        }
    }
}
