package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.backline.assessment.knowledge.Evaluation.Counterfactual;
import org.backline.codes.Disposition;

/**
 * Which changed answers would change the disposition: every single one, and every pair of which neither half does so
 * alone. Two answers that no rule looks at together need not be tried together: what they change adds up.
 */
final class WhatIf {

    private final RuleBook book;
    private final CaseFacts facts;
    private final List<Alternative> alternatives;

    WhatIf(RuleBook book, CaseFacts facts) {
        this.book = book;
        this.facts = facts;
        this.alternatives = Alternatives.of(book.knowledge(), book.tests(), facts);
    }

    List<Counterfactual> counterfactuals() {
        BitSet base = book.outcomes(facts);
        Disposition present = book.disposition(base);
        List<Counterfactual> found = new ArrayList<>();
        List<Alternative> idle = new ArrayList<>();
        List<BitSet> outcomes = new ArrayList<>();
        List<BitSet> reach = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            BitSet outcome = book.outcomes(alternative.apply().apply(facts));
            Disposition disposition = book.disposition(outcome);
            if (disposition != present) {
                found.add(new Counterfactual(List.of(alternative.change()), disposition));
            } else {
                idle.add(alternative);
                outcomes.add(outcome);
                reach.add(book.reach(alternative.touches()));
            }
        }
        for (int i = 0; i < idle.size(); i++) {
            for (int j = i + 1; j < idle.size(); j++) {
                Alternative one = idle.get(i);
                Alternative other = idle.get(j);
                if (one.key().equals(other.key())) {
                    continue;
                }
                BitSet outcome = merged(base, outcomes.get(i), reach.get(i), outcomes.get(j), reach.get(j));
                if (reach.get(i).intersects(reach.get(j))) {
                    BitSet shared = (BitSet) reach.get(i).clone();
                    shared.and(reach.get(j));
                    book.outcomes(other.apply().apply(one.apply().apply(facts)), shared, outcome);
                }
                Disposition disposition = book.disposition(outcome);
                if (disposition != present) {
                    found.add(new Counterfactual(List.of(one.change(), other.change()), disposition));
                }
            }
        }
        return List.copyOf(found);
    }

    private static BitSet merged(BitSet base, BitSet one, BitSet oneReach, BitSet other, BitSet otherReach) {
        BitSet merged = (BitSet) base.clone();
        merged.andNot(oneReach);
        merged.andNot(otherReach);
        BitSet ofOne = (BitSet) one.clone();
        ofOne.and(oneReach);
        merged.or(ofOne);
        BitSet ofOther = (BitSet) other.clone();
        ofOther.and(otherReach);
        merged.or(ofOther);
        return merged;
    }
}
