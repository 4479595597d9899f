package org.backline.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as services exchange it, and the files of the contract. */
final class Wire {

    /** Events are read tolerantly: a field that is not known is passed over. */
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Wire() {}

    /** The event types, in the order of the sealed interface. */
    static Stream<Class<? extends PublishedEvent>> eventTypes() {
        return Stream.of(PublishedEvent.class.getPermittedSubclasses())
                .map(type -> type.asSubclass(PublishedEvent.class));
    }

    /** {@code IntakeRecorded.v1}: how an event's schema and golden files are named. */
    static String fileNameOf(Class<? extends PublishedEvent> type) {
        return type.getSimpleName() + ".v" + EventTypes.versionOf(type);
    }

    static JsonNode golden(String name) {
        return JSON.readTree(resource("/golden/" + name + ".json"));
    }

    static JsonNode schema(String name) {
        return JSON.readTree(resource("schema/" + name + ".json"));
    }

    static boolean exists(String name) {
        return PublishedEvent.class.getResource(name) != null;
    }

    /** A file beside {@link PublishedEvent}, or with a leading slash from the root of the class path. */
    static byte[] resource(String name) {
        try (InputStream in = PublishedEvent.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, () -> "There is no " + name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
