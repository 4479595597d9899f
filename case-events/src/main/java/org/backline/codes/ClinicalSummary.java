package org.backline.codes;

import java.util.List;

/**
 * What a physician needs to see first; no identity, no free text.
 *
 * @param age completed years
 * @param sport key in lower case with hyphens
 * @param painNow pain now, 0 to 10
 * @param painBest least pain in 24 h, 0 to 10
 * @param painWorst worst pain in 24 h, 0 to 10
 */
public record ClinicalSummary(
        int age,
        Sex sex,
        String sport,
        int painNow,
        int painBest,
        int painWorst,
        List<PainSite> regions,
        List<RedFlag> positiveFlags,
        List<Finding> findings) {

    public ClinicalSummary {
        regions = List.copyOf(regions);
        positiveFlags = List.copyOf(positiveFlags);
        findings = List.copyOf(findings);
    }
}
