package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.Urgency;

/**
 * Everything that bears on the disposition as numbered units - rules, odds and screen items - with the inputs each unit
 * looks at, directly or through a flag.
 */
final class RuleBook {

    /** Whether a unit holds: a rule fires, or a screen item is open. */
    @FunctionalInterface
    private interface Unit {
        boolean holds(Readings readings);
    }

    private final Knowledge knowledge;
    private final List<Unit> units = new ArrayList<>();
    private final BitSet emergencies = new BitSet();
    private final BitSet urgents = new BitSet();
    private final BitSet routines = new BitSet();
    private final BitSet screen = new BitSet();
    private final Map<String, BitSet> unitsByInput = new HashMap<>();
    private final Map<RedFlag, Set<String>> inputsOfFlags = new HashMap<>();
    private final Set<ClinicalTest> tests = EnumSet.noneOf(ClinicalTest.class);

    RuleBook(Knowledge knowledge) {
        this.knowledge = knowledge;
        for (FlagSpec spec : knowledge.flags()) {
            Set<String> inputs = new HashSet<>(Set.of(spec.flag().name()));
            spec.impliedBy().forEach(rule -> inputs.addAll(inputs(rule.when())));
            inputsOfFlags.put(spec.flag(), inputs);
        }
        for (FlagSpec spec : knowledge.flags()) {
            Rule.Raises alone = spec.alone();
            if (alone != null) {
                add(alone);
            }
            spec.escalations().forEach(this::add);
        }
        knowledge.rules().forEach(this::add);
        knowledge.odds().forEach(this::add);
        addScreen(knowledge.screen());
        for (ClinicalTest test : ClinicalTest.values()) {
            if (unitsByInput.containsKey(test.name())) {
                tests.add(test);
            }
        }
    }

    Knowledge knowledge() {
        return knowledge;
    }

    /** The tests that bear on the disposition. */
    Set<ClinicalTest> tests() {
        return tests;
    }

    /** Which units hold for these facts. */
    BitSet outcomes(CaseFacts facts) {
        BitSet outcomes = new BitSet(units.size());
        BitSet all = new BitSet(units.size());
        all.set(0, units.size());
        outcomes(facts, all, outcomes);
        return outcomes;
    }

    /** Answers some of the units anew. */
    void outcomes(CaseFacts facts, BitSet asked, BitSet outcomes) {
        Readings readings = new Readings(knowledge, facts);
        for (FlagSpec spec : knowledge.flags()) {
            readings.settle(spec.flag(), Reasoner.settled(spec, readings));
        }
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            outcomes.set(i, units.get(i).holds(readings));
        }
    }

    Disposition disposition(BitSet outcomes) {
        if (outcomes.intersects(emergencies)) {
            return Disposition.EMERGENCY;
        }
        if (outcomes.intersects(urgents)) {
            return Disposition.URGENT;
        }
        if (outcomes.intersects(routines)) {
            return Disposition.ROUTINE;
        }
        return outcomes.intersects(screen) ? Disposition.INCOMPLETE : Disposition.MANAGE;
    }

    /** The units that may answer differently when one of these inputs changes. */
    BitSet reach(List<String> inputs) {
        BitSet reach = new BitSet();
        for (String input : inputs) {
            BitSet of = unitsByInput.get(input);
            if (of != null) {
                reach.or(of);
            }
        }
        return reach;
    }

    private void add(Rule.Raises rule) {
        register(inputs(rule.when()), rule.urgency());
        units.add(readings -> rule.when().ask(readings, Side.NONE) == Truth.TRUE);
    }

    private void add(OddsRule rule) {
        Set<String> inputs = new HashSet<>();
        rule.tests().forEach(test -> inputs.add(test.name()));
        rule.priors().forEach(prior -> inputs.addAll(inputs(prior.when())));
        register(inputs, rule.urgency());
        units.add(readings -> rule.weigh(readings, knowledge.tests()).fires());
    }

    private void register(Set<String> inputs, Urgency urgency) {
        switch (urgency) {
            case EMERGENCY -> emergencies.set(units.size());
            case URGENT -> urgents.set(units.size());
            case ROUTINE -> routines.set(units.size());
        }
        inputs.forEach(input ->
                unitsByInput.computeIfAbsent(input, key -> new BitSet()).set(units.size()));
    }

    private void addScreen(ScreenSpec spec) {
        for (ScreenSpec.AskedFlag asked : spec.flags()) {
            registerScreen(new HashSet<>(inputsOfFlags.getOrDefault(asked.flag(), Set.of())));
            units.add(readings -> readings.flag(asked.flag()) == Truth.UNKNOWN);
        }
        for (ScreenSpec.Item item : spec.items()) {
            Set<String> inputs = inputs(item.applies());
            switch (item) {
                case ScreenSpec.TestItem test -> test.tests().forEach(one -> inputs.add(one.name()));
                case ScreenSpec.ClusterItem cluster -> {
                    for (ClinicalTest one : Readings.SijCluster.TESTS) {
                        inputs.add(one.name());
                    }
                }
                case ScreenSpec.FlagItem flag -> inputs.addAll(inputsOfFlags.getOrDefault(flag.flag(), Set.of()));
            }
            registerScreen(inputs);
            units.add(readings -> {
                List<Missing> missing = new ArrayList<>();
                ScreenSpec.gather(item, readings, missing);
                return !missing.isEmpty();
            });
        }
    }

    private void registerScreen(Set<String> inputs) {
        screen.set(units.size());
        inputs.forEach(input ->
                unitsByInput.computeIfAbsent(input, key -> new BitSet()).set(units.size()));
    }

    /** The inputs a condition looks at; a flag stands for itself and for everything that may imply it. */
    private Set<String> inputs(Condition condition) {
        Set<String> inputs = new HashSet<>();
        condition.leaves(leaf -> {
            switch (leaf) {
                case Condition.Leaf one -> inputs.addAll(one.inputs());
                case Condition.AnyFlag any ->
                    any.flags().forEach(flag -> inputs.addAll(inputsOfFlags.getOrDefault(flag, Set.of(flag.name()))));
                default -> throw new IllegalStateException("Not a leaf: " + leaf.words());
            }
        });
        return inputs;
    }
}
