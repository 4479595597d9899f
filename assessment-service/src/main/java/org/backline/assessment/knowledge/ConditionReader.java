package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.backline.assessment.knowledge.Condition.AnyFlag;
import org.backline.assessment.knowledge.Condition.AtLeast;
import org.backline.assessment.knowledge.Condition.Kind;
import org.backline.assessment.knowledge.Condition.Leaf;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.jspecify.annotations.Nullable;

/** Turns the {@code when} blocks of the knowledge files into conditions; all keys of one block must hold. */
final class ConditionReader {

    private final FactQuestions facts;
    private final TestQuestions tests = new TestQuestions();

    ConditionReader(Set<String> sportGroups) {
        this.facts = new FactQuestions(sportGroups);
    }

    Condition read(Place block) {
        return read(block, null);
    }

    /** Reads a block that belongs to a flag, which is never its own companion. */
    Condition read(Place block, @Nullable RedFlag own) {
        if (!block.node().isObject() || block.keys().isEmpty()) {
            throw block.fault("a condition is expected");
        }
        List<Condition> parts = new ArrayList<>();
        for (String key : block.keys()) {
            parts.add(part(key, block.at(key), own));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(List.copyOf(parts));
    }

    private Condition part(String key, Place place, @Nullable RedFlag own) {
        return switch (key) {
            case "all" -> new Condition.All(many(place, own));
            case "any" -> new AtLeast(1, many(place, own));
            case "atLeast" -> new AtLeast(place.whole("count"), many(place.at("of"), own));
            case "not" -> not(read(place, own));
            case "unless" -> unless(read(place, own));
            case "flag" -> AnyFlag.of(List.of(place.code(RedFlag.class)), "red flag " + place.text());
            case "anyFlag" -> anyFlag(place);
            case "withOtherFlag" -> withOtherFlag(place, own);
            case "suspected" -> suspected(place);
            default -> {
                Condition fact = facts.read(key, place);
                Condition question = fact != null ? fact : tests.read(key, place);
                if (question == null) {
                    throw place.fault("'" + key + "' is not a condition");
                }
                yield question;
            }
        };
    }

    private List<Condition> many(Place place, @Nullable RedFlag own) {
        return place.elements().stream().map(element -> read(element, own)).toList();
    }

    private static Condition anyFlag(Place place) {
        List<RedFlag> flags = List.copyOf(place.codes(RedFlag.class));
        return AnyFlag.of(
                flags,
                "one of the flags "
                        + String.join(", ", flags.stream().map(RedFlag::name).toList()));
    }

    private static Condition withOtherFlag(Place place, @Nullable RedFlag own) {
        if (own == null) {
            throw place.fault("only a flag can have another flag");
        }
        EnumSet<RedFlag> others = EnumSet.allOf(RedFlag.class);
        others.remove(own);
        others.removeAll(place.at("except").codes(RedFlag.class));
        return AnyFlag.of(List.copyOf(others), "another red flag");
    }

    private static Condition suspected(Place place) {
        CauseCategory category = place.code(CauseCategory.class);
        return Leaf.of(
                Kind.FACT,
                "suspicion." + category,
                category + " suspected",
                (readings, side) -> Truth.of(readings.suspected(category)));
    }

    private static Condition not(Condition inner) {
        String item = firstItem(inner);
        String need = "not: " + inner.words();
        return new Condition.Not(
                inner,
                new Lack(need, item, LackState.NO),
                new Lack(need, item, LackState.UNKNOWN),
                inner instanceof Leaf leaf ? leaf.kind() : Kind.FACT);
    }

    private static Condition unless(Condition inner) {
        return new Condition.Unless(inner, new Lack("unless: " + inner.words(), firstItem(inner), LackState.NO));
    }

    private static String firstItem(Condition condition) {
        List<String> items = new ArrayList<>();
        condition.leaves(leaf -> items.add(itemOf(leaf)));
        return items.getFirst();
    }

    static String itemOf(Condition leaf) {
        return switch (leaf) {
            case Leaf l -> l.item();
            case AnyFlag f -> f.whenNo().item();
            default -> throw new IllegalArgumentException("Not a leaf: " + leaf.words());
        };
    }
}
