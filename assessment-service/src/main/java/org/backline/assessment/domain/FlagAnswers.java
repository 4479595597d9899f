package org.backline.assessment.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.backline.assessment.knowledge.CaseFacts.FlagInput;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;

/**
 * The answer to each red flag that was asked. A YES stays a YES. Otherwise the intake's is the first and the answer of the
 * latest visit counts, in whatever order the visits were heard of; of two answers for one moment the less reassuring.
 */
final class FlagAnswers {

    private final Origin door;
    private final Map<RedFlag, FlagInput> soFar = new TreeMap<>();

    /** What the intake answered; nothing can have been answered before. */
    FlagAnswers(IntakeFacts intake, Origin door) {
        this.door = door;
        intake.redFlags()
                .forEach((flag, answer) -> soFar.put(
                        flag,
                        new FlagInput(flag, answer, intake.notAssessedBecause().get(flag), door)));
    }

    /** Takes in the answers of a visit. */
    void add(Map<RedFlag, FlagAnswer> answers, Map<RedFlag, NotAssessedReason> because, Origin visit) {
        answers.forEach((flag, answer) ->
                soFar.merge(flag, new FlagInput(flag, answer, because.get(flag), visit), this::theOneThatCounts));
    }

    private FlagInput theOneThatCounts(FlagInput one, FlagInput other) {
        boolean positive = one.answer() == FlagAnswer.YES;
        if (positive != (other.answer() == FlagAnswer.YES)) {
            return positive ? one : other;
        }
        if (one.origin().equals(door)) {
            return positive ? one : other;
        }
        int later = Long.compare(one.origin().second(), other.origin().second());
        if (later == 0) {
            return one.answer() == FlagAnswer.NOT_ASSESSED ? one : other;
        }
        // The first YES is the one that was heard; of anything else the last word.
        return positive == later < 0 ? one : other;
    }

    /** The answers that count, by flag. */
    Map<RedFlag, FlagInput> counting() {
        return Collections.unmodifiableMap(soFar);
    }
}
