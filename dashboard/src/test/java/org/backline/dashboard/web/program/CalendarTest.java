package org.backline.dashboard.web.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.dashboard.web.program.ProgramStubs.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.service.program.Session;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The days of the calendar are those of the department. */
class CalendarTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A quarter past nine in the evening of the 4th in Chicago. */
    private static final Instant EVENING = Instant.parse("2026-11-05T03:15:00Z");

    private static final Program PROGRAM = JSON.readValue(answer("program.json"), Program.class);
    private static final Session SESSION = JSON.readValue(
            JSON.writeValueAsString(JSON.readTree(answer("sessions.json")).get(0))
                    .replaceAll("(\"occurredAt\":\")[^\"]+", "$1" + EVENING),
            Session.class);

    private static Day trained(ZoneId zone) {
        return Calendar.of(PROGRAM, List.of(SESSION), EVENING, zone).weeks().stream()
                .flatMap(List::stream)
                .filter(day -> day.sessions() > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEveningSessionBelongsToTheDayOnTheWallOfTheClinic() {
        assertThat(trained(ZoneId.of("America/Chicago")).date()).isEqualTo(LocalDate.of(2026, 11, 4));
        assertThat(trained(ZoneOffset.UTC).date()).isEqualTo(LocalDate.of(2026, 11, 5));
    }
}
