package org.backline.local.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Inputs that nobody sends on purpose: from the description of an endpoint, and from nothing at all; all from a seed. */
final class OddInputs {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u202Eabc",
            "null",
            "-1",
            "NaN",
            "1e999",
            "9".repeat(400),
            "x".repeat(20_000),
            "'; drop table board; --",
            "${jndi:ldap://127.0.0.1/a}",
            "../../etc/passwd",
            "\uD800",
            "\r\nX-Injected: 1",
            "2026-13-45T99:99:99Z",
            "+999999999-12-31T23:59:59Z",
            "00000000-0000-0000-0000-000000000000",
            "<script>alert(1)</script>");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Content-Type",
            "If-Match",
            "If-None-Match",
            "Last-Event-ID",
            "Origin",
            "Cookie",
            "HX-Request",
            "Range",
            "Referer",
            "traceparent",
            "X-Forwarded-Proto");

    /** A longer line is refused before anybody looks at it, and the connection is closed. */
    private static final int LONGEST_WORD = 900;

    private final Random random;
    private final JsonNode schemas;

    OddInputs(long seed, JsonNode apiDocument) {
        this.random = new Random(seed);
        this.schemas = apiDocument.path("components").path("schemas");
    }

    /** A value for a variable of a path or a query. */
    String word(UUID known) {
        return switch (random.nextInt(4)) {
            case 0 -> known.toString();
            case 1 -> UUID.randomUUID().toString();
            case 2 -> String.valueOf(random.nextLong());
            default -> {
                String text = text();
                yield text.substring(0, Math.min(LONGEST_WORD, text.length()));
            }
        };
    }

    /** What comes for a parameter: mostly a name and a value, now and then a name alone or one that nobody knows. */
    String parameter(String name, UUID known) {
        String sent = random.nextInt(20) == 0 ? word(known) : name;
        return random.nextInt(10) == 0 ? encoded(sent) : encoded(sent) + '=' + encoded(word(known));
    }

    /** A text as it stands in an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A header that a request may have, with something in it; mostly none. */
    Optional<Map.Entry<String, String>> header(UUID known) {
        return random.nextInt(4) > 0
                ? Optional.empty()
                : Optional.of(Map.entry(
                        HEADERS.get(random.nextInt(HEADERS.size())),
                        word(known).replaceAll("[^\\x20-\\x7E\\x80-\\xFF]", "\u0085")));
    }

    /** Half of what need not be there is not: what is wrong with one parameter hides what another would do. */
    boolean leavesOut(JsonNode parameter) {
        return !parameter.path("required").asBoolean(false) && random.nextBoolean();
    }

    /** A body: of the right shape with something wrong, of a wrong shape, or no JSON at all. */
    byte[] body(JsonNode schema) {
        return switch (random.nextInt(10)) {
            case 0 -> bytes();
            case 1 -> "[".repeat(1 + random.nextInt(10_000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> cut(JSON.writeValueAsBytes(value(schema, 0)));
            case 3 -> doubled(JSON.writeValueAsString(value(schema, 0)));
            case 4 -> JSON.writeValueAsBytes(anything(0));
            case 5 -> "{\"a\":".repeat(900).getBytes(StandardCharsets.UTF_8);
            default -> JSON.writeValueAsBytes(value(schema, 0));
        };
    }

    /** What was sent with one part of it changed, left out or there twice. */
    ObjectNode almost(ObjectNode sound) {
        ObjectNode odd = sound.deepCopy();
        List<Runnable> changes = new ArrayList<>();
        addChanges(odd, changes);
        changes.add(() -> odd.set(text(), anything(2)));
        changes.get(random.nextInt(changes.size())).run();
        return odd;
    }

    private void addChanges(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                changes.add(() -> object.set(property.getKey(), other(property.getValue())));
                changes.add(() -> object.remove(property.getKey()));
                addChanges(property.getValue(), changes);
            });
        } else if (node instanceof ArrayNode array) {
            IntStream.range(0, array.size()).forEach(place -> {
                changes.add(() -> array.set(place, other(array.get(place))));
                changes.add(() -> array.add(array.get(place)));
                changes.add(() -> array.remove(place));
                addChanges(array.get(place), changes);
            });
        }
    }

    private JsonNode other(JsonNode value) {
        return switch (random.nextInt(4)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.arrayNode().add(value);
            case 2 -> anything(2);
            default -> value.isNumber() ? number() : JsonNodeFactory.instance.stringNode(text());
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(3_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] cut(byte[] whole) {
        return java.util.Arrays.copyOf(whole, random.nextInt(Math.max(1, whole.length)));
    }

    private static byte[] doubled(String json) {
        return (json.startsWith("{") && json.length() > 2
                        ? json.substring(0, json.length() - 1) + "," + json.substring(1)
                        : json + json)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Mostly as described, so that it gets past the first door; now and then something else in its place. */
    private JsonNode value(JsonNode described, int depth) {
        JsonNode schema = resolve(described);
        if (random.nextInt(9) == 0 || depth > 6) {
            return anything(depth);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema, depth);
            case "array" -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int number = random.nextInt(4); number > 0; number--) {
                    array.add(value(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer", "number" -> number();
            case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case "string" ->
                JsonNodeFactory.instance.stringNode(string(schema.path("format").asString("")));
            default -> anything(depth);
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(12) > 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (random.nextInt(10) == 0) {
            object.set(text(), anything(depth + 1));
        }
        return object;
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private String string(String format) {
        if (random.nextInt(5) == 0) {
            return text();
        }
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date-time" -> "2026-11-%02dT10:00:00Z".formatted(1 + random.nextInt(28));
            case "date" -> "20%02d-02-%02d".formatted(random.nextInt(100), 1 + random.nextInt(31));
            default -> random.nextBoolean() ? "golf" : text();
        };
    }

    private JsonNode number() {
        return switch (random.nextInt(6)) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextLong());
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextDouble() * 1e300);
            case 2 -> JsonNodeFactory.instance.numberNode(-1 - random.nextInt(100));
            default -> JsonNodeFactory.instance.numberNode(random.nextInt(12));
        };
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 2 -> number();
            case 3 -> JsonNodeFactory.instance.stringNode(text());
            case 4 -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                IntStream.range(0, random.nextInt(5)).forEach(number -> array.add(anything(depth + 1)));
                yield array;
            }
            default -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                IntStream.range(0, random.nextInt(5)).forEach(number -> object.set(text(), anything(depth + 1)));
                yield object;
            }
        };
    }

    private String text() {
        return random.nextInt(4) > 0
                ? TEXTS.get(random.nextInt(TEXTS.size()))
                : random.ints(1 + random.nextInt(40), 32, 0x2FFF)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }
}
