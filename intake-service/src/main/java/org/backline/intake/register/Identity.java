package org.backline.intake.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;

/** What is sealed of an athlete, as one text: a row shows neither who it is nor what they are like. */
record Identity(String name, LocalDate birthDate, Sex sex, List<String> sports, SickleCellTrait sickleCellTrait) {

    static Identity of(Athlete athlete) {
        return new Identity(
                athlete.name(), athlete.birthDate(), athlete.sex(), athlete.sports(), athlete.sickleCellTrait());
    }

    Athlete athlete(UUID athleteId, String clinicId) {
        return new Athlete(athleteId, name, birthDate, sex, sports, clinicId, sickleCellTrait);
    }
}
