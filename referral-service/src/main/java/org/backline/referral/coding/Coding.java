package org.backline.referral.coding;

import java.time.LocalDate;
import org.backline.codes.EvidenceMark;
import org.jspecify.annotations.Nullable;

/**
 * A code of another system for something we say.
 *
 * @param from first date of service it is valid for; absent: always was
 * @param until first date of service it is not valid for any more; absent: still is
 * @param source where the mapping is from, in words
 * @param mark how far it was checked against the source
 */
public record Coding(
        CodeSystem system,
        String code,
        String display,
        Equivalence equivalence,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String source,
        EvidenceMark mark) {

    /** Whether the code may be used for this date of service. */
    public boolean isValidOn(LocalDate dateOfService) {
        return (from == null || !dateOfService.isBefore(from)) && (until == null || dateOfService.isBefore(until));
    }
}
