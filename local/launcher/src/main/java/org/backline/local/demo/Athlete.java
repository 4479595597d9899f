package org.backline.local.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;

/** An athlete of the demo caseload. The names are made up. */
record Athlete(String name, int age, Sex sex, String sport, SickleCellTrait sickleCellTrait) {

    static Athlete woman(String name, int age, String sport) {
        return new Athlete(name, age, Sex.FEMALE, sport, SickleCellTrait.NEGATIVE);
    }

    static Athlete man(String name, int age, String sport) {
        return new Athlete(name, age, Sex.MALE, sport, SickleCellTrait.NEGATIVE);
    }

    Athlete withSickleCellTrait() {
        return new Athlete(name, age, sex, sport, SickleCellTrait.POSITIVE);
    }

    /** As the athlete register takes it; the birthday was some days before the day given. */
    Map<String, Object> body(UUID athleteId, Clinic clinic, LocalDate today) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("athleteId", athleteId);
        body.put("name", name);
        body.put("birthDate", today.minusYears(age).minusDays(70 + Math.floorMod(name.hashCode(), 200)));
        body.put("sex", sex);
        body.put("sports", List.of(sport));
        body.put("clinicId", clinic.id());
        body.put("sickleCellTrait", sickleCellTrait);
        return body;
    }
}
