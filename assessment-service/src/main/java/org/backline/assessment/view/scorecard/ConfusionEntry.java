package org.backline.assessment.view.scorecard;

import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;

/**
 * Cases of a clinic with the same first proposal and the same later diagnosis.
 *
 * @param disposition the first that was not for want of answers
 * @param category what the rules thought then
 * @param diagnosis what a physician found
 * @param missed how many of them were asked for later than the diagnosis warrants
 */
public record ConfusionEntry(
        String clinicId,
        Disposition disposition,
        CauseCategory category,
        CauseCategory diagnosis,
        long cases,
        long missed) {}
