package org.backline.intake.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.intake.register.Athlete;
import org.jspecify.annotations.Nullable;

/**
 * A line as it was understood.
 *
 * @param line where it stands in the file
 * @param name as it will be registered, or as far as it can be read; null when there is none
 * @param problems why it is not taken; empty when it is
 */
record RosterLine(
        int line,
        UUID athleteId,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        List<String> sports,
        String clinicId,
        SickleCellTrait sickleCellTrait,
        List<LineProblem> problems) {

    RosterLine {
        sports = List.copyOf(sports);
        problems = List.copyOf(problems);
    }

    boolean isReady() {
        return problems.isEmpty();
    }

    RosterLine refused(LineProblem problem) {
        return new RosterLine(
                line, athleteId, name, birthDate, sex, sports, clinicId, sickleCellTrait, List.of(problem));
    }

    /** The athlete that a line without a fault is. */
    Athlete athlete() {
        return new Athlete(
                athleteId,
                Objects.requireNonNull(name),
                Objects.requireNonNull(birthDate),
                Objects.requireNonNull(sex),
                sports,
                clinicId,
                sickleCellTrait);
    }
}
