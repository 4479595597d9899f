package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.Condition.AnyFlag;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** Reads red flags and rules. */
final class RuleReader {

    private final ConditionReader conditions;

    RuleReader(ConditionReader conditions) {
        this.conditions = conditions;
    }

    FlagSpec flag(Place place) {
        RedFlag flag = place.code("id", RedFlag.class);
        CauseCategory category = place.code("category", CauseCategory.class);
        Evidence evidence = Evidence.read(place);
        Condition positive = AnyFlag.of(List.of(flag), "red flag " + flag);
        String alone = place.text("alone");
        Rule.@Nullable Raises raises = alone.equals("NONE")
                ? null
                : raises(flag.name(), category, place.code("alone", Urgency.class), positive, evidence);
        List<Rule.Raises> escalations = new ArrayList<>();
        for (Place escalation : place.list("escalations")) {
            Condition more = conditions.read(escalation.at("when"), flag);
            escalations.add(raises(
                    escalation.text("id"),
                    category,
                    escalation.code("to", Urgency.class),
                    new Condition.All(List.of(positive, more)),
                    evidence));
        }
        List<Rule.Implies> impliedBy = new ArrayList<>();
        for (Place implied : place.list("impliedBy")) {
            impliedBy.add(implies(implied, flag, evidence));
        }
        return new FlagSpec(
                flag,
                place.text("question"),
                place.text("pointsTo"),
                category,
                place.yes("asked"),
                place.text("askOf"),
                raises,
                List.copyOf(escalations),
                List.copyOf(impliedBy),
                place.text("accuracy"),
                evidence);
    }

    Rule.Implies implies(Place place, RedFlag flag, Evidence evidence) {
        return new Rule.Implies(
                place.text("id"),
                flag,
                place.yes("unlessNo"),
                conditions.read(place.at("when"), flag),
                evidence,
                "counts as " + flag,
                new Lack("no plain NO to " + flag, flag.name(), LackState.NO));
    }

    List<Rule.Raises> raises(Place file) {
        List<Rule.Raises> rules = new ArrayList<>();
        for (Place place : file.list("rules")) {
            rules.add(raises(
                    place.text("id"),
                    place.code("category", CauseCategory.class),
                    place.code("urgency", Urgency.class),
                    conditions.read(place.at("when")),
                    Evidence.read(place)));
        }
        return List.copyOf(rules);
    }

    private static Rule.Raises raises(
            String id, CauseCategory category, Urgency urgency, Condition when, Evidence evidence) {
        return new Rule.Raises(id, category, urgency, when, evidence, urgency + " " + category);
    }

    List<OddsRule> odds(Place file, Map<ClinicalTest, TestSpec> tests) {
        Place odds = file.at("odds");
        double cap = odds.at("cap").number();
        double floor = odds.at("floor").number();
        double strong = odds.at("strong").number();
        List<OddsRule> rules = new ArrayList<>();
        for (Place place : odds.list("rules")) {
            rules.add(odds(place, cap, floor, strong, tests));
        }
        return List.copyOf(rules);
    }

    private OddsRule odds(Place place, double cap, double floor, double strong, Map<ClinicalTest, TestSpec> tests) {
        List<OddsRule.Prior> priors = new ArrayList<>();
        for (Place prior : place.list("priors")) {
            double probability = prior.at("probability").number();
            Condition when = prior.has("when") ? conditions.read(prior.at("when")) : new Condition.All(List.of());
            priors.add(new OddsRule.Prior(when, probability));
        }
        List<ClinicalTest> members = new ArrayList<>();
        for (Place member : place.list("tests")) {
            ClinicalTest test = member.code(ClinicalTest.class);
            TestSpec spec = tests.get(test);
            if (spec == null || !spec.accuracy().known()) {
                throw member.fault("test " + test + " has no likelihood ratios");
            }
            members.add(test);
        }
        String id = place.text("id");
        CauseCategory category = place.code("category", CauseCategory.class);
        Urgency urgency = place.code("urgency", Urgency.class);
        return new OddsRule(
                id,
                category,
                urgency,
                List.copyOf(priors),
                List.copyOf(members),
                place.at("threshold").number(),
                cap,
                floor,
                strong,
                Evidence.read(place),
                urgency + " " + category,
                new Lack("a positive test of its set", id, LackState.UNKNOWN),
                new Lack("two positive tests or a strong one, and the odds", id, LackState.NO));
    }
}
