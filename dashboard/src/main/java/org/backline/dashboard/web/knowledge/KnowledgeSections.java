package org.backline.dashboard.web.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.dashboard.web.frame.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Puts the knowledge document into sections and sentences. What it holds is not judged here. */
@Component
class KnowledgeSections {

    private static final List<String> VOCABULARIES =
            List.of("flag", "test", "pattern", "category", "urgency", "region");

    private final Words words;

    KnowledgeSections(Words words) {
        this.words = words;
    }

    /** A part of the knowledge. */
    record Section(String id, List<Entry> entries) {}

    /**
     * One rule, test or question.
     *
     * @param says what it asks, cuts off at or follows from
     * @param search everything of it in lower case, for the page to find words in
     */
    record Entry(String id, String name, String says, String source, String grade, String mark, String search) {}

    List<Section> of(JsonNode content) {
        return List.of(
                section("flags", content.at("/red-flags/flags"), flag -> words.of("flag", id(flag)), this::flag),
                section("tests", content.at("/tests/tests"), this::name, this::test),
                section("clusters", content.at("/tests/clusters"), this::name, this::test),
                section("patterns", content.at("/patterns/patterns"), this::name, this::pattern),
                section("rules", content.at("/rules/rules"), this::name, this::rule),
                section("implications", content.at("/rules/implications"), this::name, this::implication),
                section("odds", content.at("/rules/odds/rules"), this::name, this::odds),
                section("contraindications", content.at("/rules/contraindications"), this::name, this::when),
                section("proms", content.at("/proms/instruments"), this::name, this::instrument),
                section("sports", content.at("/sports/groups"), this::name, this::sports));
    }

    private Section section(
            String id, JsonNode entries, Function<JsonNode, String> name, Function<JsonNode, String> says) {
        return new Section(
                id,
                entries.valueStream()
                        .map(entry -> entry(entry, name.apply(entry), says.apply(entry)))
                        .toList());
    }

    private Entry entry(JsonNode entry, String name, String says) {
        String source = entry.path("source").asString("");
        return new Entry(
                id(entry),
                name,
                says,
                source,
                entry.path("grade").asString(""),
                entry.path("mark").asString(""),
                String.join(" ", id(entry), name, says, source).toLowerCase(Locale.ROOT));
    }

    private static String id(JsonNode entry) {
        return entry.path("id").asString(entry.path("code").asString(""));
    }

    private String name(JsonNode entry) {
        return entry.path("name").asString(words.rule(id(entry)));
    }

    private String flag(JsonNode flag) {
        return sentences(
                flag.path("question").asString(""),
                words.say("knowledge.points", flag.path("pointsTo").asString("")),
                words.say("knowledge.alone", urgency(flag.path("alone").asString("NONE"))),
                flag.path("accuracy").asString(""));
    }

    private String urgency(String code) {
        return code.equals("NONE") ? words.say("knowledge.nothing") : words.of("urgency", code);
    }

    private String test(JsonNode test) {
        return sentences(
                test.path("records").asString(""),
                test.hasNonNull("cutOff")
                        ? words.say("knowledge.positive", test.path("cutOff").asString(""))
                        : "",
                accuracy(test, "sensitivity"),
                accuracy(test, "specificity"),
                ratio(test, "likelihoodPositive"),
                ratio(test, "likelihoodNegative"));
    }

    private String accuracy(JsonNode test, String what) {
        JsonNode value = test.path(what);
        if (value.isMissingNode()) {
            return "";
        }
        String range = value.hasNonNull("from")
                ? value.path("from").asString("") + "–" + value.path("to").asString("")
                : "";
        String point = value.path("point").asString(value.isValueNode() ? value.asString("") : "");
        return words.say("knowledge." + what) + " "
                + (point.isEmpty() ? range : range.isEmpty() ? point : point + " (" + range + ")");
    }

    private String ratio(JsonNode test, String what) {
        return test.hasNonNull(what)
                ? words.say("knowledge." + what) + " " + test.path(what).asString("")
                : "";
    }

    private String pattern(JsonNode pattern) {
        return sentences(
                pattern.path("story").asString(""), legible(pattern.path("bold")), legible(pattern.path("likely")));
    }

    private String rule(JsonNode rule) {
        return sentences(
                Stream.of("category", "urgency")
                        .map(part -> word(rule.path(part).asString("")))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")),
                when(rule));
    }

    private String implication(JsonNode rule) {
        return sentences(word(rule.path("implies").asString("")), when(rule));
    }

    private String odds(JsonNode rule) {
        return sentences(
                word(rule.path("category").asString("")),
                rule.path("tests")
                        .valueStream()
                        .map(test -> word(test.asString("")))
                        .collect(Collectors.joining(", ")),
                words.say("knowledge.threshold", rule.path("threshold").asString("")));
    }

    private String when(JsonNode rule) {
        return rule.has("when") ? words.say("knowledge.when", legible(rule.path("when"))) : "";
    }

    private String instrument(JsonNode instrument) {
        return sentences(
                legible(instrument.path("range")),
                instrument.hasNonNull("points")
                        ? words.say(
                                "knowledge.change", instrument.path("points").asString(""))
                        : "",
                instrument.path("licence").asString(""));
    }

    private String sports(JsonNode group) {
        return group.path("sports")
                .valueStream()
                .map(sport -> words.sport(sport.asString("")))
                .collect(Collectors.joining(", "));
    }

    /** A condition without its braces, codes in words where there are any. */
    private String legible(JsonNode condition) {
        if (condition.isArray()) {
            return condition.valueStream().map(this::legible).collect(Collectors.joining(" · "));
        }
        if (condition.isObject()) {
            return condition.properties().stream()
                    .map(part -> words.of("condition", part.getKey()) + " " + legible(part.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return condition.isMissingNode() ? "" : word(condition.asString(""));
    }

    private String word(String code) {
        return VOCABULARIES.stream()
                .filter(vocabulary -> words.has(vocabulary, code))
                .findFirst()
                .map(vocabulary -> words.of(vocabulary, code))
                .orElse(code);
    }

    private static String sentences(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isBlank())
                .reduce((before, part) -> before + (before.endsWith("?") ? " " : ". ") + part)
                .orElse("");
    }
}
