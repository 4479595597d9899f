package org.backline.assessment.knowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PatternStrength;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.jspecify.annotations.Nullable;

/**
 * What the rules propose and why. A proposal: people decide.
 *
 * @param category the category of the most urgent suspicion that points anywhere in particular, else of the patterns,
 *     else UNDETERMINED
 * @param suspicions most urgent first
 * @param notFired every other rule with exactly what it lacked
 * @param missing the items of the exclusion screen that have no usable answer
 * @param nextTest null when nothing should delay the athlete, or nothing is open
 */
public record Evaluation(
        Disposition disposition,
        CauseCategory category,
        List<Suspicion> suspicions,
        List<PatternFound> patterns,
        List<Fired> fired,
        List<NotFired> notFired,
        List<Missing> missing,
        @Nullable NextTest nextTest,
        List<Counterfactual> counterfactuals,
        KnowledgeStamp knowledge) {

    /** A muscular pattern that the findings support. */
    public record PatternFound(
            MuscularPattern pattern, Side side, PatternStrength strength, List<String> because, EvidenceGrade grade) {}

    /**
     * A rule that fired.
     *
     * @param effect what it does, for example {@code URGENT NERVE}
     * @param because the flags, tests and intake facts that made it fire
     * @param story the causal story of a pattern, link by link; absent elsewhere
     */
    public record Fired(
            String rule,
            String effect,
            List<String> because,
            String source,
            EvidenceGrade grade,
            EvidenceMark mark,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Link> story) {}

    /** One link of a causal story and whether this athlete's findings bear it out. */
    public record Link(
            String id,
            String claim,
            LinkState state,
            List<String> because,
            String source,
            EvidenceGrade grade,
            EvidenceMark mark) {}

    /** How this athlete's findings stand to a link. */
    public enum LinkState {
        SHOWN,
        NOT_SHOWN,
        NOT_TESTED
    }

    /** A rule that did not fire. */
    public record NotFired(String rule, List<Lack> lacked) {}

    /**
     * One condition that did not hold.
     *
     * @param need the condition in words
     * @param item the flag, test or fact it asks about
     */
    public record Lack(String need, String item, LackState state) {}

    /** Whether the condition is known not to hold, or not known at all. */
    public enum LackState {
        NO,
        UNKNOWN
    }

    /** An item of the exclusion screen without a usable answer. */
    public record Missing(String item, String why) {}

    /** The answer that would tell most now. */
    public record NextTest(String test, String why) {}

    /** One or two changed answers and where they would lead. */
    public record Counterfactual(List<Change> changes, Disposition disposition) {}

    /** One changed answer. */
    public record Change(String item, String from, String to) {}

    /** Which knowledge this evaluation used. */
    public record KnowledgeStamp(String version, String hash) {}

    /** This evaluation with these in place of the rules that did not fire. */
    public Evaluation withNotFired(List<NotFired> others) {
        return new Evaluation(
                disposition,
                category,
                suspicions,
                patterns,
                fired,
                List.copyOf(others),
                missing,
                nextTest,
                counterfactuals,
                knowledge);
    }

    /** This evaluation with the answers that would change it. */
    public Evaluation withCounterfactuals(List<Counterfactual> answers) {
        return new Evaluation(
                disposition,
                category,
                suspicions,
                patterns,
                fired,
                notFired,
                missing,
                nextTest,
                List.copyOf(answers),
                knowledge);
    }
}
