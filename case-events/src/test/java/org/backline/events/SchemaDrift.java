package org.backline.events;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Walks a record and its schema side by side and notes where they differ. */
final class SchemaDrift {

    private static final String SHARED = "#/$defs/";

    private final JsonNode shared;
    private final List<String> found = new ArrayList<>();
    private final Set<String> definitionsSeen = new TreeSet<>();

    /**
     * @param shared the document {@code codes.json}
     */
    SchemaDrift(JsonNode shared) {
        this.shared = shared;
    }

    /** What differs, each with its place. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Names of the shared definitions that were met on the way. */
    Set<String> definitionsSeen() {
        return Set.copyOf(definitionsSeen);
    }

    SchemaDrift compare(Class<?> type, JsonNode schema) {
        compareRecord(type, schema, type.getSimpleName());
        return this;
    }

    private void compareRecord(Class<?> type, JsonNode schema, String at) {
        RecordComponent[] components = type.getRecordComponents();
        expect(at + " type", "object", schema.path("type").asString(""));
        expect(
                at + " properties",
                Arrays.stream(components).map(RecordComponent::getName).toList(),
                List.copyOf(schema.path("properties").propertyNames()));
        expect(
                at + " required",
                Arrays.stream(components)
                        .filter(component -> !mayBeAbsent(component.getAnnotatedType()))
                        .map(RecordComponent::getName)
                        .toList(),
                strings(schema.path("required")));
        expect(
                at + " additionalProperties",
                true,
                schema.path("additionalProperties").asBoolean(false));
        for (RecordComponent component : components) {
            compareValue(
                    component.getAnnotatedType(),
                    schema.path("properties").path(component.getName()),
                    at + "." + component.getName());
        }
    }

    private void compareValue(AnnotatedType annotated, JsonNode schema, String at) {
        expect(at + " may be null", mayBeAbsent(annotated), allowsNull(schema));
        JsonNode value = withoutNull(schema);
        String reference = value.path("$ref").asString("");
        if (!reference.isEmpty()) {
            value = resolve(reference, at);
        }
        Class<?> type = rawTypeOf(annotated.getType());
        if (type.isEnum()) {
            expect(at + " refers to", type.getSimpleName(), nameIn(reference));
            expect(at + " codes", codesOf(type), strings(value.path("enum")));
        } else if (type.isRecord()) {
            expect(at + " refers to", type.getSimpleName(), nameIn(reference));
            compareRecord(type, value, at);
        } else if (type == List.class) {
            expect(at + " type", "array", typeOf(value));
            compareValue(argument(annotated, 0), value.path("items"), at + "[]");
        } else if (type == Map.class) {
            expect(at + " type", "object", typeOf(value));
            compareValue(argument(annotated, 0), value.path("propertyNames"), at + " key");
            compareValue(argument(annotated, 1), value.path("additionalProperties"), at + " value");
        } else {
            compareScalar(type, value, at);
        }
    }

    private void compareScalar(Class<?> type, JsonNode schema, String at) {
        String format = schema.path("format").asString("none");
        if (type == UUID.class) {
            expect(at, "string uuid", typeOf(schema) + " " + format);
        } else if (type == Instant.class) {
            expect(at, "string date-time", typeOf(schema) + " " + format);
        } else if (type == LocalDate.class) {
            expect(at, "string date", typeOf(schema) + " " + format);
        } else if (type == int.class || type == Integer.class) {
            expect(at, "integer", typeOf(schema));
            expect(at + " has a minimum", true, schema.has("minimum"));
        } else if (type == double.class || type == Double.class) {
            expect(at, "number", typeOf(schema));
        } else if (type == boolean.class || type == Boolean.class) {
            expect(at, "boolean", typeOf(schema));
        } else if (type == String.class) {
            expect(at, "string", typeOf(schema));
            expect(at + " says what it holds", true, schema.has("pattern") || schema.has("contentMediaType"));
        } else {
            found.add(at + ": no schema is known for " + type);
        }
    }

    private JsonNode resolve(String reference, String at) {
        JsonNode definition = shared.at(reference.substring(reference.indexOf('#') + 1));
        if (definition.isMissingNode()) {
            found.add(at + ": " + reference + " leads nowhere");
        }
        definitionsSeen.add(nameIn(reference));
        return definition;
    }

    private void expect(String what, Object fromTheRecord, Object fromTheSchema) {
        if (!fromTheRecord.equals(fromTheSchema)) {
            found.add(what + ": the record says " + fromTheRecord + ", the schema " + fromTheSchema);
        }
    }

    /** The codes of an enum as they travel. */
    static List<String> codesOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> Wire.JSON.convertValue(constant, String.class))
                .toList();
    }

    static boolean mayBeAbsent(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean allowsNull(JsonNode schema) {
        return strings(schema.path("type")).contains("null")
                || schema.path("anyOf")
                        .valueStream()
                        .anyMatch(choice -> choice.path("type").asString("").equals("null"));
    }

    private static JsonNode withoutNull(JsonNode schema) {
        return schema.has("anyOf") ? schema.path("anyOf").get(0) : schema;
    }

    private static String typeOf(JsonNode schema) {
        return strings(schema.path("type")).stream()
                .filter(type -> !type.equals("null"))
                .reduce("", String::concat);
    }

    private static String nameIn(String reference) {
        int start = reference.indexOf(SHARED);
        return start < 0 ? "nothing" : reference.substring(start + SHARED.length());
    }

    private static Class<?> rawTypeOf(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static List<String> strings(JsonNode node) {
        return node.isString()
                ? List.of(node.asString())
                : node.valueStream().map(JsonNode::asString).toList();
    }
}
