package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One place in a knowledge file; reads codes and numbers and names its line when it cannot. */
record Place(YamlFile file, String pointer, JsonNode node) {

    boolean has(String key) {
        return node.has(key);
    }

    Place at(String key) {
        JsonNode child = node.get(key);
        if (child == null) {
            throw fault("'" + key + "' is missing");
        }
        return new Place(file, pointer + "/" + YamlFile.escape(key), child);
    }

    List<Place> list(String key) {
        return has(key) ? at(key).elements() : List.of();
    }

    List<Place> elements() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            places.add(new Place(file, pointer + "/" + i, node.get(i)));
        }
        return places;
    }

    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    String text() {
        if (!node.isValueNode()) {
            throw fault("a single value is expected");
        }
        return node.asString();
    }

    String text(String key) {
        return at(key).text();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    double number() {
        if (!node.isNumber()) {
            throw fault("a number is expected, not '" + node + "'");
        }
        return node.doubleValue();
    }

    int whole(String key) {
        return (int) at(key).number();
    }

    boolean yes(String key) {
        return has(key) && at(key).node.asBoolean();
    }

    <E extends Enum<E>> E code(Class<E> type) {
        String text = text();
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw fault("'" + text + "' is not a code of " + type.getSimpleName());
    }

    <E extends Enum<E>> E code(String key, Class<E> type) {
        return at(key).code(type);
    }

    <E extends Enum<E>> @Nullable E codeOrNull(String key, Class<E> type) {
        return has(key) ? at(key).code(type) : null;
    }

    <E extends Enum<E>> Set<E> codes(Class<E> type) {
        EnumSet<E> set = EnumSet.noneOf(type);
        if (node.isArray()) {
            elements().forEach(element -> set.add(element.code(type)));
        } else {
            set.add(code(type));
        }
        return set;
    }

    <T> T read(Function<Place, T> reader) {
        return reader.apply(this);
    }

    KnowledgeFault fault(String reason) {
        return file.fault(pointer, reason);
    }
}
