package org.backline.assessment.knowledge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A knowledge file: its tree, and the line on which each part stands.
 *
 * @param lines JSON pointer to line, from 1
 */
record YamlFile(String name, JsonNode root, Map<String, Integer> lines) {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static YamlFile read(String name, String text) {
        try {
            return new YamlFile(name, MAPPER.readTree(text), linesOf(text));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new KnowledgeFault(name, line, String.valueOf(e.getOriginalMessage()));
        }
    }

    /** The whole file as a place to read from. */
    Place start() {
        return new Place(this, "", root);
    }

    KnowledgeFault fault(String pointer, String reason) {
        String at = pointer;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return new KnowledgeFault(
                name, lines.getOrDefault(at, 1), pointer.isEmpty() ? reason : pointer + ": " + reason);
    }

    private static Map<String, Integer> linesOf(String text) {
        Map<String, Integer> lines = new HashMap<>();
        Deque<Level> levels = new ArrayDeque<>();
        try (JsonParser parser = MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    levels.pop();
                } else if (token == JsonToken.PROPERTY_NAME) {
                    Level level = levels.element();
                    level.at = level.pointer + "/" + escape(parser.currentName());
                    lines.put(level.at, line);
                } else {
                    String pointer = levels.isEmpty() ? "" : levels.element().next();
                    lines.putIfAbsent(pointer, line);
                    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                        levels.push(new Level(pointer, token == JsonToken.START_ARRAY));
                    }
                }
            }
        }
        return lines;
    }

    static String escape(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }

    private static final class Level {
        final String pointer;
        final boolean array;
        String at;
        int index;

        Level(String pointer, boolean array) {
            this.pointer = pointer;
            this.array = array;
            this.at = pointer;
        }

        String next() {
            return array ? pointer + "/" + index++ : at;
        }
    }
}
