package org.backline.codes;

import org.jspecify.annotations.Nullable;

/**
 * Result of one clinical test on one side.
 *
 * @param side side tested; NONE for a test without a side
 * @param result what the examiner judged; may be absent when {@code value} decides by the test's cut-off
 * @param value measured value in {@code unit}
 * @param familiarPain whether the test reproduced the pain the athlete knows
 * @param pain pain during the test, 0 to 10
 * @param pelvisControlled whether the pelvis was held (THOMAS, MTHOMAS, AKE)
 * @param structuralDifferentiation whether moving a distant part changed the symptom (SLR, SLUMP)
 * @param because why a test was not done or could not be
 */
public record Finding(
        ClinicalTest test,
        Side side,
        @Nullable FindingResult result,
        @Nullable Double value,
        @Nullable Unit unit,
        @Nullable Boolean familiarPain,
        @Nullable Integer pain,
        @Nullable SpinalLevel level,
        @Nullable Boolean pelvisControlled,
        @Nullable Boolean structuralDifferentiation,
        @Nullable EndFeel endFeel,
        @Nullable NotAssessedReason because) {}
