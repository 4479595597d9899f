package org.backline.dashboard.web.physician;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.backline.codes.CauseCategory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a referral's suspicion is called in ICD-10-CM and SNOMED CT, from the table that referral-service checks and judges
 * by. Here it is only shown.
 */
@Component
class Codings {

    private static final String FILE = "/org/backline/codes/codings.yaml";

    private final JsonNode table;

    Codings() {
        try (InputStream in = Codings.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            table = YAMLMapper.builder().build().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A code of another system.
     *
     * @param equivalence EQUIVALENT, WIDER, NARROWER or INEXACT
     */
    record Line(String system, String code, String display, String equivalence) {}

    /** What the flags of a suspicion point to, then its category; only what is valid on that day. */
    List<Line> suspected(CauseCategory category, List<String> because, LocalDate day) {
        List<JsonNode> targets = new ArrayList<>();
        for (JsonNode row : table.path("flags")) {
            if (row.path("of").valueStream().anyMatch(flag -> because.contains(flag.asString()))) {
                row.path("targets").forEach(targets::add);
            }
        }
        table.path("categories").path(category.name()).forEach(targets::add);
        Set<Line> lines = new LinkedHashSet<>();
        targets.stream()
                .filter(target -> isValid(target, day))
                .map(Codings::line)
                .forEach(lines::add);
        return List.copyOf(lines);
    }

    private static boolean isValid(JsonNode target, LocalDate day) {
        return (!target.has("from")
                        || !day.isBefore(LocalDate.parse(target.path("from").asString())))
                && (!target.has("until")
                        || day.isBefore(LocalDate.parse(target.path("until").asString())));
    }

    private static Line line(JsonNode target) {
        return new Line(
                target.path("system").asString().equals("ICD_10_CM") ? "ICD-10-CM" : "SNOMED CT",
                target.path("code").asString(),
                target.path("display").asString(),
                target.path("equivalence").asString());
    }
}
