package org.backline.support.operations;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What fields a document has and of which kind, without what they say. */
public final class Shape {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Shape() {}

    /** Field names and kinds; one entry {@code (not a JSON object)} for anything else. */
    public static Map<String, String> of(byte @Nullable [] document) {
        if (document == null || document.length == 0) {
            return Map.of("(empty)", "0 bytes");
        }
        try {
            JsonNode root = JSON.readTree(document);
            if (root.isObject()) {
                Map<String, String> fields = new TreeMap<>();
                root.properties().forEach(field -> fields.put(field.getKey(), kind(field.getValue())));
                return fields;
            }
        } catch (JacksonException malformed) {
            // Said below, like any other thing that is no object.
        }
        return Map.of("(not a JSON object)", document.length + " bytes");
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array of " + value.size();
            case OBJECT -> "object of " + value.size();
            case STRING -> "text";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case BINARY, MISSING, POJO -> "something else";
        };
    }
}
