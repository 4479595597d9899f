package org.backline.intake.door;

import static org.backline.intake.door.DoorCondition.oneOf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the published red flags; a rule it does not understand stops the start. */
final class DoorRules {

    private static final String FILE = "/org/backline/codes/red-flags.yaml";

    private DoorRules() {}

    static List<DoorRule> read() {
        try (InputStream file = Objects.requireNonNull(RedFlag.class.getResourceAsStream(FILE), FILE)) {
            JsonNode root = new YAMLMapper().readTree(file);
            return elements(root.required("flags")).stream()
                    .map(DoorRules::rule)
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + FILE, unreadable);
        }
    }

    private static DoorRule rule(JsonNode node) {
        String alone = node.required("alone").asString();
        return new DoorRule(
                RedFlag.valueOf(node.required("id").asString()),
                CauseCategory.valueOf(node.required("category").asString()),
                node.required("asked").asBoolean(),
                alone.equals("NONE") ? null : Urgency.valueOf(alone),
                elements(node.path("escalations")).stream()
                        .map(one -> new DoorRule.Escalation(
                                Urgency.valueOf(one.required("to").asString()), condition(one.required("when"))))
                        .toList(),
                elements(node.path("impliedBy")).stream()
                        .map(one -> new DoorRule.Implication(
                                condition(one.required("when")),
                                one.path("unlessNo").asBoolean(false)))
                        .toList());
    }

    private static DoorCondition condition(JsonNode when) {
        List<DoorCondition> parts = new ArrayList<>();
        when.properties().forEach(key -> parts.add(part(key.getKey(), key.getValue())));
        return DoorCondition.all(parts);
    }

    private static DoorCondition part(String key, JsonNode value) {
        List<String> codes = elements(value).stream().map(JsonNode::asString).toList();
        return switch (key) {
            case "any" -> DoorCondition.atLeast(1, conditions(value));
            case "atLeast" -> DoorCondition.atLeast(value.required("count").asInt(), conditions(value.required("of")));
            case "anyFlag" ->
                DoorCondition.of(facts -> facts.positive().stream().anyMatch(flags(codes)::contains));
            case "withOtherFlag" ->
                DoorCondition.withOtherFlag(flags(elements(value.path("except")).stream()
                        .map(JsonNode::asString)
                        .toList()));
            default -> DoorCondition.of(fact(key, value, codes));
        };
    }

    private static java.util.function.Predicate<DoorFacts> fact(String key, JsonNode value, List<String> codes) {
        return switch (key) {
            case "ageBelow" -> facts -> facts.form().age() < value.asInt();
            case "ageAbove" -> facts -> facts.form().age() > value.asInt();
            case "painNowAtLeast" -> facts -> facts.form().painNow() >= value.asInt();
            case "painPeakAtLeast" ->
                facts -> Math.max(facts.form().painNow(), facts.form().painWorst()) >= value.asInt();
            case "onsetDaysAtMost" -> facts -> days(facts, Integer.MAX_VALUE) <= value.asInt();
            case "onsetDaysBelow" -> facts -> days(facts, Integer.MAX_VALUE) < value.asInt();
            case "onsetDaysAbove" -> facts -> days(facts, Integer.MIN_VALUE) > value.asInt();
            case "sex" -> facts -> oneOf(codes, facts.form().sex());
            case "manner" -> facts -> oneOf(codes, facts.form().onsetManner());
            case "mechanism" -> facts -> oneOf(codes, facts.form().mechanism());
            case "night" -> facts -> oneOf(codes, facts.form().night());
            case "legSymptoms" -> facts -> oneOf(codes, facts.form().legSymptoms());
            case "sickleCellTrait" -> facts -> oneOf(codes, facts.form().sickleCellTrait());
            case "region" -> facts -> facts.form().regions().stream().anyMatch(site -> oneOf(codes, site.region()));
            case "aggravatedBy" -> facts -> facts.form().aggravatedBy().stream().anyMatch(code -> oneOf(codes, code));
            case "easedBy" -> facts -> facts.form().easedBy().stream().anyMatch(code -> oneOf(codes, code));
            default -> throw new IllegalStateException(FILE + " has a condition that is not known here: " + key);
        };
    }

    private static int days(DoorFacts facts, int whenUnknown) {
        Integer days = facts.form().onsetDaysAgo();
        return days == null ? whenUnknown : days;
    }

    private static List<DoorCondition> conditions(JsonNode list) {
        return elements(list).stream().map(DoorRules::condition).toList();
    }

    private static Set<RedFlag> flags(List<String> codes) {
        Set<RedFlag> flags = EnumSet.noneOf(RedFlag.class);
        codes.forEach(code -> flags.add(RedFlag.valueOf(code)));
        return flags;
    }

    private static List<JsonNode> elements(JsonNode list) {
        List<JsonNode> elements = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(elements::add);
        }
        return elements;
    }
}
