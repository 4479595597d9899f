package org.backline.referral.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An ICD-10-CM code that was valid once and was divided into more precise ones. From the code set's yearly addenda: fiscal
 * year 2022 (low back pain) and fiscal year 2025 (disc degeneration).
 *
 * @param endedOn first date of service for which it is refused
 * @param replacedBy codes to choose from instead
 */
record RetiredCode(String code, LocalDate endedOn, List<String> replacedBy) {

    private static final List<RetiredCode> ALL = List.of(
            new RetiredCode("M54.5", LocalDate.of(2021, 10, 1), List.of("M54.50", "M54.51", "M54.59")),
            new RetiredCode("M51.36", LocalDate.of(2024, 10, 1), List.of("M51.360", "M51.361", "M51.362", "M51.369")),
            new RetiredCode("M51.37", LocalDate.of(2024, 10, 1), List.of("M51.370", "M51.371", "M51.372", "M51.379")));

    /** The code, when it may no longer be used on this date of service. */
    static Optional<RetiredCode> find(String code, LocalDate serviceDate) {
        return ALL.stream()
                .filter(retired -> retired.code().equals(code) && !serviceDate.isBefore(retired.endedOn()))
                .findFirst();
    }

    /** The rule in words. */
    String rule() {
        return "The code " + code + " is not precise enough for dates of service from " + endedOn + "; use one of "
                + String.join(", ", replacedBy);
    }
}
