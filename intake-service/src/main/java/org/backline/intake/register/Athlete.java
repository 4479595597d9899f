package org.backline.intake.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;

/**
 * An athlete's identity. Lives in this service's erasable register and in no event.
 *
 * @param sports keys in lower case with hyphens, 1 to 5
 */
public record Athlete(
        UUID athleteId,
        String name,
        LocalDate birthDate,
        Sex sex,
        List<String> sports,
        String clinicId,
        SickleCellTrait sickleCellTrait) {

    public Athlete {
        sports = List.copyOf(sports);
    }

    /** The number that stands for the athlete where the name may not, for example {@code A-1F3C09AB}. */
    public String number() {
        return AthleteNumber.of(athleteId);
    }
}
