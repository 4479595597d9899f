package org.backline.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names of the published events on the wire: {@code org.backline.<EventName>.v<N>}. */
public final class EventTypes {

    private static final Map<String, Class<? extends PublishedEvent>> BY_NAME = Arrays.stream(
                    PublishedEvent.class.getPermittedSubclasses())
            .<Class<? extends PublishedEvent>>map(type -> type.asSubclass(PublishedEvent.class))
            .collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /** The name of an event type, for example {@code org.backline.IntakeRecorded.v1}. */
    public static String nameOf(Class<? extends PublishedEvent> type) {
        return "org.backline." + type.getSimpleName() + ".v" + versionOf(type);
    }

    /** The version of an event type. */
    public static int versionOf(Class<? extends PublishedEvent> type) {
        return Objects.requireNonNull(type.getAnnotation(EventVersion.class), () -> type + " has no version")
                .value();
    }

    /** The event type with this name, if this build knows it. */
    public static Optional<Class<? extends PublishedEvent>> typeOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Every event type by its name. */
    public static Map<String, Class<? extends PublishedEvent>> all() {
        return BY_NAME;
    }
}
