package org.backline.assessment.view.scorecard;

/**
 * How a rule or red flag of the first proposal stood to the later diagnosis, in one clinic.
 *
 * @param truePositives it fired, and the diagnosis warrants a physician
 * @param falsePositives it fired, and a trainer might have managed the case
 * @param falseNegatives it did not fire, and the diagnosis warrants a physician
 * @param trueNegatives it did not fire, and a trainer might have managed the case
 */
public record RuleEntry(
        String clinicId,
        String rule,
        long truePositives,
        long falsePositives,
        long falseNegatives,
        long trueNegatives) {}
