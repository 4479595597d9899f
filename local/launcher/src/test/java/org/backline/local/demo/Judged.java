package org.backline.local.demo;

import java.util.List;
import java.util.Map;

/** Answers at the door, and how intake-service judges them; its own tests hold the same cases. */
record Judged(Map<String, String> answers, Map<String, Object> facts, String urgency) {

    static List<Judged> all() {
        return List.of(
                new Judged(Map.of("FEVER", "NO"), Map.of("painNow", 9), "NONE"),
                new Judged(Map.of("CES_SADDLE", "YES"), Map.of(), "EMERGENCY"),
                new Judged(Map.of("CES_SADDLE", "NOT_ASSESSED"), Map.of(), "NONE"),
                new Judged(Map.of("CES_BILAT", "YES"), Map.of("onsetDays", 60), "URGENT"),
                new Judged(Map.of("CES_BILAT", "YES"), Map.of("onsetDays", 13), "EMERGENCY"),
                new Judged(Map.of(), Map.of("legSymptoms", "BILATERAL", "onsetDays", 13), "EMERGENCY"),
                new Judged(Map.of("NEURO_PROG", "YES"), Map.of(), "URGENT"),
                new Judged(Map.of("NEURO_PROG", "YES", "CES_BILAT", "YES"), Map.of("onsetDays", 60), "EMERGENCY"),
                new Judged(Map.of(), Map.of("mechanism", "FALL", "painNow", 7), "URGENT"),
                new Judged(Map.of(), Map.of("mechanism", "FALL", "painNow", 8), "EMERGENCY"),
                new Judged(Map.of("TRAUMA_MAJOR", "NO"), Map.of("mechanism", "FALL", "painNow", 8), "NONE"),
                new Judged(Map.of("STEROID", "YES"), Map.of(), "NONE"),
                new Judged(Map.of("STEROID", "YES", "TRAUMA_MAJOR", "YES"), Map.of("painNow", 3), "EMERGENCY"),
                new Judged(Map.of("NIGHT", "YES"), Map.of("age", 17), "URGENT"),
                new Judged(Map.of("NIGHT", "YES"), Map.of("age", 18), "NONE"),
                new Judged(Map.of("SPA_X", "YES", "WT_LOSS", "YES"), Map.of(), "NONE"),
                new Judged(
                        Map.of(),
                        Map.of("painWorst", 8, "onsetDays", 1, "mechanism", "SPRINTING", "sickleCellTrait", "POSITIVE"),
                        "EMERGENCY"),
                new Judged(Map.of(), Map.of("regions", List.of("ABDOMEN")), "URGENT"));
    }

    Map<String, Object> asArgument() {
        return Map.of("answers", answers, "facts", facts);
    }
}
