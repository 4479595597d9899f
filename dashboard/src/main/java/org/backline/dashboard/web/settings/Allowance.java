package org.backline.dashboard.web.settings;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How long a stage of a referral may take, as the referral service says.
 *
 * @param stage empty for the outer limit
 * @param within by urgency, the most urgent first
 * @param sooner causes that may wait less; of the outer limit only
 * @param owners who hears of it when it takes longer, in this order
 * @param because why, and on whose word
 */
record Allowance(
        String stage, List<Length> within, List<Sooner> sooner, List<String> owners, String because, String mark) {

    /** A length of time. */
    record Length(int amount, String measure) {

        static Length of(JsonNode length) {
            return new Length(
                    length.path("amount").asInt(0), length.path("measure").asString(""));
        }
    }

    /**
     * A shorter time for some causes.
     *
     * @param category empty where the flags and tests alone decide
     * @param of any of these flags and tests
     */
    record Sooner(String urgency, String category, List<String> of, Length within, String because, String mark) {

        static Sooner of(JsonNode sooner) {
            return new Sooner(
                    sooner.path("urgency").asString(""),
                    sooner.path("category").asString(""),
                    texts(sooner.path("of")),
                    Length.of(sooner.path("within")),
                    sooner.path("because").asString(""),
                    sooner.path("mark").asString(""));
        }
    }

    static Allowance of(JsonNode allowance) {
        return new Allowance(
                allowance.path("stage").asString(""),
                Stream.of("EMERGENCY", "URGENT", "ROUTINE")
                        .map(urgency -> Length.of(allowance.path("within").path(urgency)))
                        .toList(),
                allowance.path("sooner").valueStream().map(Sooner::of).toList(),
                texts(allowance.path("owners")),
                allowance.path("because").asString(""),
                allowance.path("mark").asString(""));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(one -> one.asString("")).toList();
    }
}
