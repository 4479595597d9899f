package org.backline.dashboard.service;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An athlete of intake-service's register.
 *
 * @param name null when intake-service could not be asked
 */
public record Athlete(
        UUID athleteId,
        String number,
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        List<String> sports,
        @Nullable String clinicId,
        @Nullable String sickleCellTrait) {

    private static final String NOBODY = new UUID(0, 0).toString();

    /** An athlete of whom only the id is known. */
    static Athlete unnamed(UUID athleteId) {
        return new Athlete(athleteId, numberOf(athleteId), null, null, null, List.of(), null, null);
    }

    static Athlete read(JsonNode athlete) {
        UUID id = UUID.fromString(athlete.path("athleteId").asString(NOBODY));
        String birthDate = athlete.path("birthDate").asString("");
        return new Athlete(
                id,
                athlete.path("number").asString(numberOf(id)),
                athlete.path("name").asStringOpt().orElse(null),
                birthDate.isEmpty() ? null : LocalDate.parse(birthDate),
                athlete.path("sex").asStringOpt().orElse(null),
                athlete.path("sports")
                        .valueStream()
                        .map(sport -> sport.asString(""))
                        .toList(),
                athlete.path("clinicId").asStringOpt().orElse(null),
                athlete.path("sickleCellTrait").asStringOpt().orElse(null));
    }

    /** The number that stands for an athlete where the name does not. */
    public static String numberOf(UUID athleteId) {
        return AthleteNumber.of(athleteId);
    }

    /** What a page calls the athlete: the name, or the number when it is not known. */
    public String title() {
        return name == null ? number : name;
    }
}
