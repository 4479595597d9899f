package org.backline.intake.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Sex;
import org.jspecify.annotations.Nullable;

/**
 * A line of the report.
 *
 * @param name null once the report no longer holds it
 */
public record ReportLine(
        int line,
        UUID athleteId,
        LineState state,
        List<LineProblem> problems,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        List<String> sports,
        @Nullable String clinicId) {}
