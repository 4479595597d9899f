package org.backline.assessment.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.backline.assessment.knowledge.Evaluation.KnowledgeStamp;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.MuscularPattern;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the knowledge files, checks each against its schema and all of them against each other. */
final class KnowledgeReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, YamlFile> read = new LinkedHashMap<>();

    /** Reads the files by name; throws {@link KnowledgeFault} at the first fault. */
    Knowledge read(Map<String, String> texts) {
        for (String name : KnowledgeFiles.NAMES) {
            String text = texts.get(name);
            if (text == null) {
                throw new KnowledgeFault(name, 1, "the file is missing");
            }
            YamlFile file = YamlFile.read(name, text);
            SchemaCheck.check(file);
            read.put(name, file);
        }
        Sports sports = Sports.read(file("sports.yaml"));
        ConditionReader conditions = new ConditionReader(sports.names());
        RuleReader rules = new RuleReader(conditions);
        Map<ClinicalTest, TestSpec> tests = TestReader.read(file("tests.yaml"));
        List<FlagSpec> flags = flags(rules);
        List<OddsRule> odds = rules.odds(file("rules.yaml"), tests);
        ScreenReader screen = new ScreenReader(conditions);
        List<PatternSpec> patterns = new PatternReader(conditions).read(file("patterns.yaml"));
        uniqueIds(flags, rules.raises(file("rules.yaml")), odds);
        complete(patterns);
        return new Knowledge(
                new KnowledgeStamp(file("rules.yaml").text("version"), hash()),
                Manner.of(
                        file("rules.yaml").has("reasoning") ? file("rules.yaml").whole("reasoning") : 1),
                tests,
                flags,
                rules.raises(file("rules.yaml")),
                odds,
                screen.read(file("screen.yaml"), flags),
                patterns,
                PromReader.read(file("proms.yaml")),
                sports,
                contraindications(conditions),
                warrants(),
                document());
    }

    private Place file(String name) {
        YamlFile file = read.get(name);
        if (file == null) {
            throw new KnowledgeFault(name, 1, "the file is missing");
        }
        return file.start();
    }

    /** All flags, each with what implies it, in an order in which every flag comes after those it is derived from. */
    private List<FlagSpec> flags(RuleReader rules) {
        Place file = file("red-flags.yaml");
        Map<RedFlag, FlagSpec> specs = new LinkedHashMap<>();
        for (Place place : file.list("flags")) {
            FlagSpec spec = rules.flag(place);
            if (specs.put(spec.flag(), spec) != null) {
                throw place.fault("flag " + spec.flag() + " stands twice");
            }
        }
        for (RedFlag flag : RedFlag.values()) {
            if (!specs.containsKey(flag)) {
                throw file.at("flags").fault("flag " + flag + " is missing");
            }
        }
        Map<RedFlag, List<Rule.Implies>> more = new EnumMap<>(RedFlag.class);
        for (Place place : file("rules.yaml").list("implications")) {
            Rule.Implies rule = rules.implies(place, place.code("implies", RedFlag.class), Evidence.read(place));
            more.computeIfAbsent(rule.flag(), flag -> new ArrayList<>()).add(rule);
        }
        List<FlagSpec> all = new ArrayList<>();
        Set<RedFlag> settled = new HashSet<>();
        for (FlagSpec spec : specs.values()) {
            FlagSpec whole = spec.withMore(more.getOrDefault(spec.flag(), List.of()));
            settledBefore(whole, settled, file);
            settled.add(whole.flag());
            all.add(whole);
        }
        return List.copyOf(all);
    }

    private static void settledBefore(FlagSpec spec, Set<RedFlag> settled, Place file) {
        for (Rule.Implies rule : spec.impliedBy()) {
            rule.when().leaves(leaf -> {
                if (leaf instanceof Condition.AnyFlag any && !settled.containsAll(any.flags())) {
                    throw file.at("flags")
                            .fault("what implies " + spec.flag() + " looks at a flag that comes later: " + any.words());
                }
            });
        }
    }

    private void uniqueIds(List<FlagSpec> flags, List<Rule.Raises> raises, List<OddsRule> odds) {
        List<String> ids = new ArrayList<>();
        for (FlagSpec flag : flags) {
            ids.add(flag.flag().name());
            flag.escalations().forEach(rule -> ids.add(rule.id()));
            flag.impliedBy().forEach(rule -> ids.add(rule.id()));
        }
        raises.forEach(rule -> ids.add(rule.id()));
        odds.forEach(rule -> ids.add(rule.id()));
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw file("rules.yaml").fault("rule id '" + id + "' stands twice");
            }
        }
    }

    private void complete(List<PatternSpec> patterns) {
        for (MuscularPattern pattern : MuscularPattern.values()) {
            if (patterns.stream().noneMatch(spec -> spec.pattern() == pattern)) {
                throw file("patterns.yaml").fault("pattern " + pattern + " is missing");
            }
        }
    }

    private Map<Contraindication, Condition> contraindications(ConditionReader conditions) {
        Map<Contraindication, Condition> all = new EnumMap<>(Contraindication.class);
        for (Place place : file("rules.yaml").list("contraindications")) {
            all.put(place.code("code", Contraindication.class), conditions.read(place.at("when")));
        }
        for (Contraindication code : Contraindication.values()) {
            if (!all.containsKey(code)) {
                throw file("rules.yaml").fault("contraindication " + code + " is missing");
            }
        }
        return all;
    }

    private Map<CauseCategory, Urgency> warrants() {
        Map<CauseCategory, Urgency> all = new EnumMap<>(CauseCategory.class);
        for (Place place : file("rules.yaml").list("warrants")) {
            CauseCategory category = place.code("category", CauseCategory.class);
            if (all.put(category, place.code("urgency", Urgency.class)) != null) {
                throw place.fault("category " + category + " stands twice");
            }
        }
        return all;
    }

    /** The content as one tree; comments and layout are not part of it. */
    private JsonNode document() {
        ObjectNode document = JSON.createObjectNode();
        read.forEach((name, file) -> document.set(name.replace(".yaml", ""), file.root()));
        return document;
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            read.values().stream().sorted(Comparator.comparing(YamlFile::name)).forEach(file -> {
                digest.update(file.name().getBytes(StandardCharsets.UTF_8));
                digest.update(canonical(file.root()).toString().getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** The same tree with the keys of every object in order. */
    private static JsonNode canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(entry -> sorted.put(entry.getKey(), canonical(entry.getValue())));
            ObjectNode object = JSON.createObjectNode();
            sorted.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(canonical(element)));
            return array;
        }
        return node;
    }
}
