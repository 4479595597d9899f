package org.backline.dashboard.view.board;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts of one happening, read by what they are. */
record Told(Map<String, Object> facts) {

    @Nullable String text(String name) {
        return facts.get(name) instanceof String text ? text : null;
    }

    @Nullable Integer number(String name) {
        return facts.get(name) instanceof Number number ? number.intValue() : null;
    }

    List<String> list(String name) {
        return facts.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Nullable Instant instant(String name) {
        String text = text(name);
        return text == null ? null : Instant.parse(text);
    }

    <E extends Enum<E>> @Nullable E code(String name, Class<E> type) {
        String text = text(name);
        return text == null ? null : Enum.valueOf(type, text);
    }

    UUID id(String name, UUID otherwise) {
        String text = text(name);
        return text == null ? otherwise : UUID.fromString(text);
    }
}
