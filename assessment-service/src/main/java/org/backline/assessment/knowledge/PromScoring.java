package org.backline.assessment.knowledge;

import java.util.List;

/** From the answers of an outcome measure to its score, by the rules of the instrument; no item text is needed. */
public final class PromScoring {

    private static final List<Integer> OSTRC_STEPS = List.of(0, 8, 17, 25);
    private static final int OSTRC_SUBSTANTIAL = 17;
    private static final int ODI_LEAST_ANSWERED = 8;

    private PromScoring() {}

    /** Risk by STarT Back: exactly one class for every possible pair of scores. */
    public enum Risk {
        LOW,
        MEDIUM,
        HIGH
    }

    /** Class of a STarT Back total (0-9) and its psychosocial part (0-5). */
    public static Risk startRisk(int total, int psychosocial) {
        require(psychosocial >= 0 && psychosocial <= 5, "The psychosocial part is 0 to 5");
        require(total >= psychosocial && total <= 9, "The total is at most 9 and at least its psychosocial part");
        if (psychosocial >= 4) {
            return Risk.HIGH;
        }
        return total >= 4 ? Risk.MEDIUM : Risk.LOW;
    }

    /** Mean of one to five activities, each 0 (unable) to 10. */
    public static double psfs(List<Integer> activities) {
        require(!activities.isEmpty() && activities.size() <= 5, "One to five activities are scored");
        require(activities.stream().allMatch(one -> one >= 0 && one <= 10), "An activity is scored 0 to 10");
        return activities.stream().mapToInt(Integer::intValue).average().orElse(0);
    }

    /** Number of statements that apply, of 24; an unanswered one does not apply. */
    public static int rmdq(int applying) {
        require(applying >= 0 && applying <= 24, "Zero to 24 statements apply");
        return applying;
    }

    /** Percent of the answered sections, each 0 to 5; at least eight of ten must be answered. */
    public static double odi(List<Integer> sections) {
        require(
                sections.size() >= ODI_LEAST_ANSWERED && sections.size() <= 10,
                "At least " + ODI_LEAST_ANSWERED + " of ten sections are answered");
        require(sections.stream().allMatch(one -> one >= 0 && one <= 5), "A section is scored 0 to 5");
        int sum = sections.stream().mapToInt(Integer::intValue).sum();
        return sum * 100.0 / (5 * sections.size());
    }

    /**
     * Severity by the OSTRC questionnaire of 2020.
     *
     * @param substantial a moderate or severe fall in training or performance
     */
    public record Ostrc(int severity, boolean substantial) {}

    /** Each question is 0, 8, 17 or 25; full participation without problems ends the questionnaire at zero. */
    public static Ostrc ostrc(int participation, int training, int performance, int symptoms) {
        List<Integer> answers = List.of(participation, training, performance, symptoms);
        require(OSTRC_STEPS.containsAll(answers), "A question is scored 0, 8, 17 or 25");
        if (participation == 0) {
            return new Ostrc(0, false);
        }
        int severity = participation + training + performance + symptoms;
        return new Ostrc(severity, training >= OSTRC_SUBSTANTIAL || performance >= OSTRC_SUBSTANTIAL);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
