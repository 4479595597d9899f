package org.backline.referral.coding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An ICD-10-CM code that was valid once and was divided into more precise ones.
 *
 * @param endedOn first date of service for which it is refused
 * @param replacedBy codes to choose from instead
 */
public record RetiredCode(String code, LocalDate endedOn, List<String> replacedBy) {

    public RetiredCode {
        replacedBy = List.copyOf(replacedBy);
    }

    /** The code, when the shipped table says that it may no longer be used on this date of service. */
    public static Optional<RetiredCode> find(String code, LocalDate serviceDate) {
        return Codings.shipped().retired(code, serviceDate);
    }

    /** The rule in words. */
    public String rule() {
        return "The code " + code + " is not precise enough for dates of service from " + endedOn + "; use one of "
                + String.join(", ", replacedBy);
    }
}
