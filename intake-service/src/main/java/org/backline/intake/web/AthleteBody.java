package org.backline.intake.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.intake.register.Athlete;

/** An athlete to be registered. */
record AthleteBody(
        @NotNull(message = "must be a UUID made by the client") UUID athleteId,

        @NotBlank(message = "must not be empty") @Size(max = 200, message = "must be at most 200 characters") String name,

        @NotNull(message = "must be a date as yyyy-MM-dd") LocalDate birthDate,
        @NotNull(message = "must be FEMALE, MALE or OTHER") Sex sex,

        @NotNull(message = "must be a list of 1 to 5 sports") @Size(min = 1, max = 5, message = "must hold 1 to 5 sports") List<
                        @NotNull(message = "must not be empty") @Pattern(regexp = Limits.SPORT, message = Limits.SPORT_RULE) String>
                sports,

        @NotNull(message = Limits.CLINIC_RULE) @Pattern(regexp = Limits.CLINIC, message = Limits.CLINIC_RULE) String clinicId,

        @NotNull(message = "must be POSITIVE, NEGATIVE or UNKNOWN") SickleCellTrait sickleCellTrait) {

    Athlete athlete() {
        return new Athlete(athleteId, name.strip(), birthDate, sex, sports, clinicId, sickleCellTrait);
    }
}
