package org.backline.dashboard.web.frame;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.language.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the scripts of a page say, in the reader's language: handed to the page as JSON, read by {@code words.js}. */
@Component
public class Script {

    /** Keys below {@code script.} in the bundle. */
    static final List<String> KEYS = List.of(
            "now",
            "just-now",
            "in",
            "ago",
            "minutes",
            "hours",
            "days",
            "months",
            "live",
            "reconnecting",
            "paused",
            "copied",
            "at-rest",
            "training",
            "phase",
            "before",
            "during",
            "next-morning",
            "written-down",
            "session-done",
            "not-written",
            "one-at-least");

    private final MessageSource messages;
    private final JsonMapper json;

    Script(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    /** Every sentence by its key; a place to fill in stays as it stands, {@code {0}}. */
    public String words() {
        Map<String, String> said = new LinkedHashMap<>();
        KEYS.forEach(key -> said.put(key, messages.getMessage("script." + key, null, Languages.current())));
        return json.writeValueAsString(said);
    }
}
