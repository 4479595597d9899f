package org.backline.dashboard.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why something was refused: a service's problem document (RFC 9457), or its silence.
 *
 * @param kind last part of the document's type, for example {@code rule-violation}
 * @param status HTTP status, 503 for silence
 * @param detail in words; for a rule the rule itself
 * @param fields what is wrong with which field
 * @param missing what the rule still needs, as ids
 */
public record Problem(String kind, int status, String detail, List<Field> fields, List<String> missing) {

    /** Kind of a problem that stands for a service's silence. */
    public static final String SILENCE = "silence";

    private static final String TYPE = "urn:backline:problem:";

    public Problem {
        fields = List.copyOf(fields);
        missing = List.copyOf(missing);
    }

    /** What is wrong with one field, by its path in the request. */
    public record Field(String path, String message) {}

    /** The service did not answer in time, or not at all. */
    static Problem silence() {
        return new Problem(SILENCE, 503, "", List.of(), List.of());
    }

    /** Reads a problem document tolerantly: whatever is absent or of another shape is left out. */
    static Problem read(int status, @Nullable JsonNode document) {
        if (document == null || !document.isObject()) {
            return new Problem("unreadable", status, "", List.of(), List.of());
        }
        String type = document.path("type").asString("");
        String detail = document.path("detail").asString(document.path("title").asString(""));
        List<Field> fields = document.path("errors")
                .valueStream()
                .map(error -> new Field(
                        error.path("field").asString(""), error.path("message").asString("")))
                .toList();
        List<String> missing = document.path("missing")
                .valueStream()
                .map(item -> item.isObject() ? item.path("item").asString("") : item.asString(""))
                .filter(item -> !item.isEmpty())
                .toList();
        return new Problem(
                type.startsWith(TYPE) ? type.substring(TYPE.length()) : "unreadable", status, detail, fields, missing);
    }

    /** What is wrong with a field; null when nothing is. */
    public @Nullable String at(String path) {
        return fields.stream()
                .filter(field -> field.path().equals(path))
                .map(Field::message)
                .findFirst()
                .orElse(null);
    }

    /** Whether the service kept silent. */
    public boolean isSilence() {
        return kind.equals(SILENCE);
    }
}
