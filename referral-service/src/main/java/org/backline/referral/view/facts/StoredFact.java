package org.backline.referral.view.facts;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backline.events.EventTypes;
import org.backline.events.PublishedEvent;
import org.backline.referral.domain.ReferralEvent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An event as a row of {@code case_fact} holds it: its kind and its fields. */
final class StoredFact {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String OWN = "referral.";

    private static final Map<String, Class<?>> OWN_KINDS = Arrays.stream(ReferralEvent.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(kind -> OWN + kind.getSimpleName(), Function.identity()));

    private StoredFact() {}

    static String kind(Object event) {
        return event instanceof PublishedEvent published
                ? EventTypes.nameOf(published.getClass())
                : OWN + event.getClass().getSimpleName();
    }

    static String payload(Object event) {
        return JSON.writeValueAsString(event);
    }

    static Object event(String kind, String payload) {
        Class<?> type = kind.startsWith(OWN)
                ? OWN_KINDS.get(kind)
                : EventTypes.typeOf(kind).orElse(null);
        return JSON.readValue(payload, Objects.requireNonNull(type, () -> "No such kind of fact: " + kind));
    }
}
