package org.backline.dashboard.web.casepage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a proposal's trace says for people to read. Read tolerantly: a trace is kept for ever, and older ones may lack
 * what newer ones have.
 *
 * @param nextTest the test that would tell most; null when none would
 */
public record Reasons(
        List<Fired> fired,
        @Nullable String nextTest,
        @Nullable String nextWhy,
        List<Change> changes) {

    /** Nothing to read. */
    public static final Reasons NONE = new Reasons(List.of(), null, null, List.of());

    private static final int CHANGES_SHOWN = 4;

    /** A rule that fired. */
    public record Fired(
            String rule,
            String effect,
            List<String> because,
            String source,
            String grade,
            String mark,
            List<Link> story) {}

    /** One link of a causal story. */
    public record Link(String claim, String state, String grade, String source) {}

    /** An answer that would change the proposal. */
    public record Change(List<String> items, String disposition) {}

    /** Reads a trace; nothing to read when it is not JSON. */
    public static Reasons of(String trace) {
        try {
            JsonNode root = JsonMapper.shared().readTree(trace);
            JsonNode evaluation = root.path("fired").isArray() ? root : root.path("evaluation");
            return new Reasons(
                    evaluation.path("fired").valueStream().map(Reasons::fired).toList(),
                    evaluation.path("nextTest").path("test").asStringOpt().orElse(null),
                    evaluation.path("nextTest").path("why").asStringOpt().orElse(null),
                    evaluation
                            .path("counterfactuals")
                            .valueStream()
                            .limit(CHANGES_SHOWN)
                            .map(Reasons::change)
                            .toList());
        } catch (JacksonException notJson) {
            return NONE;
        }
    }

    private static Fired fired(JsonNode fired) {
        return new Fired(
                text(fired, "rule"),
                text(fired, "effect"),
                texts(fired.path("because")),
                text(fired, "source"),
                text(fired, "grade"),
                text(fired, "mark"),
                fired.path("story")
                        .valueStream()
                        .map(link -> new Link(
                                text(link, "claim"), text(link, "state"), text(link, "grade"), text(link, "source")))
                        .toList());
    }

    private static Change change(JsonNode change) {
        return new Change(
                change.path("changes")
                        .valueStream()
                        .map(answer -> text(answer, "item") + " " + text(answer, "to"))
                        .toList(),
                text(change, "disposition"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(item -> item.asString("")).toList();
    }

    /** Whether there is anything to read. */
    public boolean isEmpty() {
        return fired.isEmpty() && nextTest == null;
    }
}
