package org.backline.intake.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.intake.register.Athlete;

/** An athlete as shown to those who may see the name. */
record AthleteView(
        UUID athleteId,
        String number,
        String name,
        LocalDate birthDate,
        Sex sex,
        List<String> sports,
        String clinicId,
        SickleCellTrait sickleCellTrait) {

    static AthleteView of(Athlete athlete) {
        return new AthleteView(
                athlete.athleteId(),
                athlete.number(),
                athlete.name(),
                athlete.birthDate(),
                athlete.sex(),
                athlete.sports(),
                athlete.clinicId(),
                athlete.sickleCellTrait());
    }
}
