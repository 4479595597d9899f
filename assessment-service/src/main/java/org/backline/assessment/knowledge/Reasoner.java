package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.backline.assessment.knowledge.Condition.Reasons;
import org.backline.assessment.knowledge.Evaluation.Counterfactual;
import org.backline.assessment.knowledge.Evaluation.Fired;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.assessment.knowledge.Evaluation.NotFired;
import org.backline.assessment.knowledge.Evaluation.PatternFound;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.FlagAnswer;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.jspecify.annotations.Nullable;

/**
 * The clinical reasoning: a pure function of the knowledge and the facts, the same answer for the same facts whatever
 * their order, and an answer for any facts at all.
 *
 * <p>Emergencies come first, then urgent reasons, then bony, disc, nerve and serious suspicions, then the completeness of
 * the exclusion screen, and only then muscular patterns. What is not known never counts as a no.
 */
public final class Reasoner {

    private final Knowledge knowledge;
    private final RuleBook book;

    public Reasoner(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.book = new RuleBook(knowledge);
    }

    /** The knowledge this reasoning stands on. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** Proposes a disposition with its reasons; without counterfactuals. */
    public Evaluation evaluate(CaseFacts facts) {
        return conclude(facts).evaluation();
    }

    /** As {@link #evaluate}, and with every answer, or pair of answers, that would change the disposition. */
    public Evaluation evaluateWithCounterfactuals(CaseFacts facts) {
        return evaluate(facts).withCounterfactuals(counterfactuals(facts));
    }

    /** Every single changed answer, and every smallest pair, that would change the disposition. */
    public List<Counterfactual> counterfactuals(CaseFacts facts) {
        return new WhatIf(book, facts).counterfactuals();
    }

    /** Only the disposition: the same answer as {@link #evaluate}, without the reasons. */
    public Disposition disposition(CaseFacts facts) {
        return book.disposition(book.outcomes(facts));
    }

    /** Whether the scores show a change that matters. */
    public boolean showsProgress(CaseFacts facts) {
        return knowledge.course().stalled(facts.proms()) == Truth.FALSE;
    }

    /** The proposal, and what it means for the decisions that people make next. */
    public Conclusion conclude(CaseFacts facts) {
        Readings readings = new Readings(knowledge, facts);
        List<Fired> fired = new ArrayList<>(8);
        List<NotFired> notFired = new ArrayList<>(96);
        SuspicionGathering suspicions = new SuspicionGathering();
        settleFlags(readings, fired, notFired, suspicions);
        applyRules(readings, fired, notFired, suspicions);
        weighOdds(readings, fired, notFired, suspicions);
        List<Suspicion> found = suspicions.inOrder();
        found.forEach(suspicion -> readings.suspect(suspicion.category()));
        List<Missing> missing = knowledge.screen().missing(readings);

        @Nullable Lack bar = labelBar(readings, found, missing);
        List<PatternFound> patterns = new PatternMatching(knowledge.patterns(), readings).match(bar, fired, notFired);
        Disposition disposition = disposition(found, missing);
        CauseCategory category = category(found, patterns);
        Evaluation evaluation = new Evaluation(
                disposition,
                category,
                found,
                patterns,
                List.copyOf(fired),
                List.copyOf(notFired),
                List.copyOf(missing),
                NextTestChoice.of(knowledge, readings, disposition, missing, bar == null),
                List.of(),
                knowledge.stamp());
        return new Conclusion(evaluation, Standing.of(knowledge, readings, found, missing));
    }

    /** A flag is positive when answered so or implied by other facts; it is negative only by a plain answer. */
    static Truth settled(FlagSpec spec, Readings readings) {
        @Nullable FlagAnswer answer = readings.answer(spec.flag());
        if (answer == FlagAnswer.YES) {
            return Truth.TRUE;
        }
        Truth implied = Truth.FALSE;
        for (Rule.Implies rule : spec.impliedBy()) {
            implied = implied.or(implies(rule, answer, readings));
        }
        if (implied == Truth.TRUE) {
            return Truth.TRUE;
        }
        if (answer == FlagAnswer.NO) {
            return Truth.FALSE;
        }
        return spec.asked() ? Truth.UNKNOWN : implied;
    }

    private static Truth implies(Rule.Implies rule, @Nullable FlagAnswer answer, Readings readings) {
        return rule.unlessNo() && answer == FlagAnswer.NO
                ? Truth.FALSE
                : rule.when().ask(readings, Side.NONE);
    }

    private void settleFlags(
            Readings readings, List<Fired> fired, List<NotFired> notFired, SuspicionGathering suspicions) {
        for (FlagSpec spec : knowledge.flags()) {
            readings.settle(spec.flag(), settled(spec, readings));
        }
        for (FlagSpec spec : knowledge.flags()) {
            @Nullable FlagAnswer answer = readings.answer(spec.flag());
            boolean positive = readings.flag(spec.flag()) == Truth.TRUE;
            Reasons implied = new Reasons(false);
            for (Rule.Implies rule : spec.impliedBy()) {
                if (implies(rule, answer, readings) == Truth.TRUE) {
                    fired.add(fired(rule, rule.effect(), readings));
                    rule.when().because(readings, Side.NONE, implied);
                } else {
                    notFired.add(notFired(rule, readings));
                }
            }
            Rule.@Nullable Raises alone = spec.alone();
            if (alone != null) {
                if (positive) {
                    fired.add(fired(alone, alone.effect(), readings));
                    suspicions.add(alone.category(), alone.urgency(), alone.id(), implied.items());
                } else {
                    notFired.add(notFired(alone, readings));
                }
            }
            for (Rule.Raises escalation : spec.escalations()) {
                apply(escalation, readings, fired, notFired, suspicions);
            }
        }
    }

    private void applyRules(
            Readings readings, List<Fired> fired, List<NotFired> notFired, SuspicionGathering suspicions) {
        for (Rule.Raises rule : knowledge.rules()) {
            apply(rule, readings, fired, notFired, suspicions);
        }
    }

    private static void apply(
            Rule.Raises rule,
            Readings readings,
            List<Fired> fired,
            List<NotFired> notFired,
            SuspicionGathering suspicions) {
        if (rule.when().ask(readings, Side.NONE) == Truth.TRUE) {
            fired.add(fired(rule, rule.effect(), readings));
            Reasons reasons = new Reasons(false);
            rule.when().because(readings, Side.NONE, reasons);
            suspicions.add(rule.category(), rule.urgency(), rule.id(), reasons.items());
        } else {
            notFired.add(notFired(rule, readings));
        }
    }

    private void weighOdds(
            Readings readings, List<Fired> fired, List<NotFired> notFired, SuspicionGathering suspicions) {
        for (OddsRule rule : knowledge.odds()) {
            OddsRule.Result result = rule.weigh(readings, knowledge.tests());
            if (result.fires()) {
                List<String> because =
                        result.positives().stream().map(ClinicalTest::name).toList();
                fired.add(new Fired(
                        rule.id(),
                        rule.effect() + ", probability " + Math.round(result.probability() * 1000) / 1000.0,
                        because,
                        rule.evidence().source(),
                        rule.evidence().grade(),
                        rule.evidence().mark(),
                        null));
                suspicions.add(rule.category(), rule.urgency(), rule.id(), because);
            } else {
                notFired.add(new NotFired(rule.id(), List.of(rule.lack(result))));
            }
        }
    }

    static Fired fired(Rule rule, String effect, Readings readings) {
        Reasons reasons = new Reasons(true);
        rule.when().because(readings, Side.NONE, reasons);
        Evidence evidence = rule.evidence();
        return new Fired(
                rule.id(), effect, reasons.items(), evidence.source(), evidence.grade(), evidence.mark(), null);
    }

    private static NotFired notFired(Rule rule, Readings readings) {
        List<Lack> lacks = new ArrayList<>(4);
        if (rule instanceof Rule.Implies implies && rule.when().ask(readings, Side.NONE) == Truth.TRUE) {
            lacks.add(implies.denied());
        } else {
            rule.when().lacks(readings, Side.NONE, lacks);
        }
        return new NotFired(rule.id(), lacks);
    }

    private static Disposition disposition(List<Suspicion> found, List<Missing> missing) {
        if (!found.isEmpty()) {
            return Disposition.valueOf(found.getFirst().urgency().name());
        }
        return missing.isEmpty() ? Disposition.MANAGE : Disposition.INCOMPLETE;
    }

    private CauseCategory category(List<Suspicion> found, List<PatternFound> patterns) {
        if (!found.isEmpty()) {
            return leading(found);
        }
        if (patterns.isEmpty()) {
            return CauseCategory.UNDETERMINED;
        }
        return patterns.stream().anyMatch(pattern -> pattern.pattern() == MuscularPattern.P8)
                ? CauseCategory.SIJ
                : CauseCategory.MUSCULAR;
    }

    /** Where the most urgent suspicion points; one that points anywhere leaves it to the next that points somewhere. */
    public CauseCategory leading(List<Suspicion> suspicions) {
        return suspicions.stream()
                .map(Suspicion::category)
                .filter(category -> category != CauseCategory.UNDETERMINED
                        || !knowledge.manner().skipsTheVague())
                .findFirst()
                .orElse(CauseCategory.UNDETERMINED);
    }

    /** Why no muscular label may be given at all; null when one may. */
    private @Nullable Lack labelBar(Readings readings, List<Suspicion> found, List<Missing> missing) {
        if (!missing.isEmpty()) {
            return PatternMatching.SCREEN_INCOMPLETE;
        }
        boolean openSuspicion = found.stream().anyMatch(suspicion -> suspicion.category() != CauseCategory.SIJ);
        boolean openFlag = knowledge.flags().stream().anyMatch(spec -> readings.flag(spec.flag()) == Truth.TRUE);
        return openSuspicion || openFlag ? PatternMatching.SUSPICION_OPEN : null;
    }
}
