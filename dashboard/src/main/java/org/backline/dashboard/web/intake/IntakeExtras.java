package org.backline.dashboard.web.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.backline.codes.Provocation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the intake page asks only of some athletes, from {@code forms/intake.yaml}. */
@Component
class IntakeExtras {

    private static final String FILE = "/forms/intake.yaml";

    private final List<Extra> extras;

    IntakeExtras() {
        extras = read().path("extras").valueStream().map(Extra::of).toList();
    }

    /**
     * One question, or one thing to know.
     *
     * @param applies when the page shows it, as JSON
     * @param marks the movement that a yes marks; null when there is nothing to answer
     */
    record Extra(String id, String applies, @Nullable Provocation marks) {

        static Extra of(JsonNode extra) {
            return new Extra(
                    extra.required("id").asString(),
                    JsonMapper.shared().writeValueAsString(extra.required("applies")),
                    extra.path("marks").asStringOpt().map(Provocation::valueOf).orElse(null));
        }
    }

    /** Every one, in the order of the page. */
    List<Extra> all() {
        return extras;
    }

    private static JsonNode read() {
        try (InputStream file = IntakeExtras.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("No " + FILE + " on the class path");
            }
            return YAMLMapper.builder().build().readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
