package org.backline.assessment.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.backline.codes.CauseCategory;
import org.backline.codes.Contraindication;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The knowledge as a page that a clinician can read and sign off, made from the data and nothing else. */
public final class KnowledgePage {

    private final Knowledge knowledge;
    private final StringBuilder page = new StringBuilder(64_000);

    private KnowledgePage(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** The page in Markdown. */
    public static String render(Knowledge knowledge) {
        KnowledgePage page = new KnowledgePage(knowledge);
        page.introduction();
        page.flags();
        page.rules();
        page.odds();
        page.screen();
        page.patterns();
        page.tests();
        page.measures();
        page.sports();
        page.contraindications();
        return page.page.toString();
    }

    private void introduction() {
        line("# What Backline knows");
        line("");
        line("Made from the knowledge files; do not edit. Version "
                + knowledge.stamp().version() + ", content " + knowledge.stamp().hash() + ".");
        line("");
        line("Not medical advice. A physician and an athletic trainer sign off every threshold before it is used.");
        line("");
        line("Grade of evidence: A systematic review or several consistent studies; B one good trial or consistent"
                + " cohorts; C case-control, electromyography or biomechanics; D expert opinion or cases; X evidence"
                + " conflicts or is against.");
        line("");
        line("Mark of a number: V verified in its source; G general knowledge, not checked against the paper; D derived"
                + " by arithmetic; C consensus, to be configured.");
        line("");
        line("The order of reasoning: emergencies, urgent reasons, suspicions of bone, disc, nerve or serious disease,"
                + " the exclusion screen, muscular patterns. Not asked, not done, unable and equivocal are never read"
                + " as a no.");
    }

    private void flags() {
        section("Red flags");
        row("Flag", "Question", "Points to", "Alone", "Together", "Counts as yes when", "Accuracy", "Source", "Grade");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (FlagSpec spec : knowledge.flags()) {
            Rule.Raises alone = spec.alone();
            row(
                    spec.flag().name(),
                    spec.asked() ? spec.question() : spec.question() + " (derived)",
                    spec.pointsTo() + " (" + spec.category() + ")",
                    alone == null ? "nothing" : alone.urgency().name(),
                    joined(spec.escalations().stream()
                            .map(rule -> rule.urgency() + ": " + secondPart(rule.when()))
                            .toList()),
                    joined(spec.impliedBy().stream()
                            .map(rule -> rule.when().words() + (rule.unlessNo() ? " (unless answered no)" : ""))
                            .toList()),
                    spec.accuracy(),
                    spec.evidence().source(),
                    grade(spec.evidence()));
        }
    }

    /** The flag itself is the first part of every escalation and goes without saying. */
    private static String secondPart(Condition when) {
        return when instanceof Condition.All all ? all.of().getLast().words() : when.words();
    }

    private void rules() {
        section("Rules on findings");
        row("Rule", "Raises", "When", "Source", "Grade");
        row("---", "---", "---", "---", "---");
        for (Rule.Raises rule : knowledge.rules()) {
            row(
                    rule.id(),
                    rule.urgency() + " " + rule.category(),
                    rule.when().words(),
                    rule.evidence().source(),
                    grade(rule.evidence()));
        }
    }

    private void odds() {
        section("Odds within one category");
        line("Likelihood ratios multiply within one category only. The product stays between the floor and the cap,"
                + " and one positive test decides only when it is strong.");
        line("");
        row("Rule", "Raises", "Tests", "Before the tests", "Fires from", "Floor to cap", "Strong", "Source", "Grade");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (OddsRule rule : knowledge.odds()) {
            row(
                    rule.id(),
                    rule.urgency() + " " + rule.category(),
                    joined(rule.tests().stream().map(Enum::name).toList()),
                    joined(rule.priors().stream()
                            .map(prior -> prior.probability()
                                    + (prior.when().words().isEmpty()
                                            ? " otherwise"
                                            : " with " + prior.when().words()))
                            .toList()),
                    String.valueOf(rule.threshold()),
                    rule.floor() + " to " + rule.cap(),
                    String.valueOf(rule.strong()),
                    rule.evidence().source(),
                    grade(rule.evidence()));
        }
    }

    private void screen() {
        section("The exclusion screen X0");
        line("Every asked red flag, and:");
        line("");
        for (ScreenSpec.Item item : knowledge.screen().items()) {
            String applies = item.applies().words();
            String when = applies.isEmpty() ? "" : ", when " + applies;
            line("- "
                    + switch (item) {
                        case ScreenSpec.TestItem test ->
                            test.tests().stream().map(Enum::name).collect(Collectors.joining(" or ")) + " ("
                                    + test.why() + ")";
                        case ScreenSpec.ClusterItem cluster -> "the sacroiliac cluster (" + cluster.why() + ")";
                        case ScreenSpec.FlagItem flag ->
                            flag.flag() + " settled (" + flag.missing().why() + ")";
                    }
                    + when);
        }
    }

    private void patterns() {
        section("Muscular patterns");
        line("A label needs the screen complete, no open flag or suspicion, and one of the bold criteria.");
        for (PatternSpec spec : knowledge.patterns()) {
            line("");
            line("### " + spec.pattern() + " " + spec.name());
            line("");
            line("- Bold criteria: "
                    + joined(spec.bold().stream().map(Condition::words).toList()));
            line("- Likely: " + spec.likely().words());
            line("- Possible: " + spec.possible().words());
            line("- Against it: " + spec.barred().words());
            if (!spec.supports().isEmpty()) {
                line("- Also named: "
                        + joined(spec.supports().stream().map(Condition::words).toList()));
            }
            line("- First line: " + spec.firstLine());
            line("- Source: " + spec.evidence().source() + ", " + grade(spec.evidence()));
            if (!spec.story().isEmpty()) {
                line("");
                row("Link", "Claim", "Shown by", "Source", "Grade");
                row("---", "---", "---", "---", "---");
                for (PatternSpec.StoryLink link : spec.story()) {
                    row(
                            link.id(),
                            link.claim(),
                            link.shownBy().words(),
                            link.evidence().source(),
                            grade(link.evidence()));
                }
            }
        }
    }

    private void tests() {
        section("Clinical tests");
        row(
                "Test",
                "Name",
                "Recorded",
                "Cut-off",
                "Sens / spec",
                "LR+ / LR-",
                "Decides alone",
                "Reliability",
                "Source",
                "Grade");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (String list : List.of("tests", "clusters")) {
            for (JsonNode test : knowledge.document().get("tests").get(list)) {
                row(
                        text(test, "id"),
                        text(test, "name"),
                        text(test, "records"),
                        text(test, "cutOff"),
                        pair(test, "sensitivity", "specificity"),
                        pair(test, "likelihoodPositive", "likelihoodNegative"),
                        test.path("decidesAlone").asBoolean(false) ? "yes" : "no",
                        text(test, "reliability"),
                        text(test, "source"),
                        text(test, "grade") + " [" + text(test, "mark") + "]");
            }
        }
    }

    private static String pair(JsonNode test, String one, String other) {
        String first = figure(test.get(one));
        String second = figure(test.get(other));
        return first.equals("-") && second.equals("-") ? "-" : first + " / " + second;
    }

    private static String figure(@Nullable JsonNode figure) {
        if (figure == null) {
            return "-";
        }
        if (figure.isNumber()) {
            return figure.asString();
        }
        String range = figure.get("from").asString() + "-" + figure.get("to").asString();
        return figure.has("point") ? figure.get("point").asString() + " (" + range + ")" : range;
    }

    private void measures() {
        section("Outcome measures");
        row("Instrument", "Name", "Range", "Better", "Change that matters", "Recovered", "Licence", "Source", "Grade");
        row("---", "---", "---", "---", "---", "---", "---", "---", "---");
        for (InstrumentSpec spec : knowledge.course().instruments().values()) {
            row(
                    spec.instrument().name(),
                    spec.name(),
                    number(spec.least()) + " to " + number(spec.most()),
                    spec.highIsBetter() ? "high" : "low",
                    change(spec),
                    number(spec.recovered()),
                    spec.licence(),
                    spec.evidence().source(),
                    grade(spec.evidence()));
        }
        line("");
        line("No meaningful change in pain and function after "
                + knowledge.course().reviewDays()
                + " days, or worse at " + knowledge.course().worseReviews()
                + " reviews in a row, counts as NO_PROGRESS. After "
                + knowledge.course().stopDays()
                + " days of care a change that nobody has shown counts as none, also when nobody visits. A case in a"
                + " trainer's own care is looked at again within "
                + knowledge.course().recheckDays() + " days.");
        line("");
        line("A first proposal counts as a missed referral when it asked for less than the later diagnosis warrants: "
                + Arrays.stream(CauseCategory.values())
                        .filter(category -> knowledge.warrantedBy(category) != null)
                        .map(category -> category + " " + knowledge.warrantedBy(category))
                        .collect(Collectors.joining(", "))
                + ".");
    }

    private static String change(InstrumentSpec spec) {
        String points = Double.isNaN(spec.points()) ? "" : number(spec.points()) + " points";
        String percent = Double.isNaN(spec.percent()) ? "" : " or " + number(spec.percent()) + " %";
        String least = Double.isNaN(spec.detectable()) ? "" : ", at least " + number(spec.detectable());
        String all = points + percent + least;
        return all.isEmpty() ? "-" : all;
    }

    private void sports() {
        section("Groups of sports");
        for (JsonNode group : knowledge.document().get("sports").get("groups")) {
            StringBuilder sports = new StringBuilder();
            group.get("sports")
                    .forEach(
                            sport -> sports.append(sports.isEmpty() ? "" : ", ").append(sport.asString()));
            line("- " + text(group, "id") + " (" + text(group, "name") + "): " + sports + ". " + text(group, "source")
                    + ", " + text(group, "grade") + " [" + text(group, "mark") + "]");
        }
    }

    private void contraindications() {
        section("Open conditions that bar exercises");
        for (Map.Entry<Contraindication, Condition> entry :
                knowledge.contraindications().entrySet()) {
            line("- " + entry.getKey() + ": " + entry.getValue().words());
        }
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.get(key);
        return value == null ? "-" : value.asString();
    }

    private static String grade(Evidence evidence) {
        return evidence.grade() + " [" + evidence.mark() + "]";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value);
    }

    private static String joined(List<String> parts) {
        return parts.isEmpty() ? "-" : String.join("; ", parts);
    }

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void row(String... cells) {
        page.append("| ");
        for (String cell : cells) {
            page.append(cell.replace("|", "\\|")).append(" | ");
        }
        page.setLength(page.length() - 1);
        page.append('\n');
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
