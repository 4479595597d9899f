package org.backline.referral.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.backline.referral.domain.roster.ClinicRoster;
import org.backline.referral.domain.roster.OpeningDay;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.RosterCommand;
import org.backline.referral.domain.roster.Specialty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

/** The first roster of each clinic, read from a file. */
class RosterSeedTest {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    @TempDir
    private Path folder;

    private final List<RosterCommand.Begin> sent = new ArrayList<>();

    private CommandGateway gateway() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(RosterCommand.Begin.class.getName(), message -> {
            sent.add((RosterCommand.Begin) message.getPayload());
            return null;
        });
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    private void begin(String yaml) throws IOException {
        Path file = folder.resolve("rosters.yaml");
        Files.writeString(file, yaml);
        new RosterSeed(gateway(), Clock.fixed(NOW, ZoneOffset.UTC), file.toString()).begin();
    }

    @Test
    void givesEachClinicItsRoster() throws IOException {
        begin("""
                north:
                  zone: America/Chicago
                  hours:
                    - {day: MONDAY, opens: "08:00", closes: "17:00"}
                  holidays: [2026-12-25]
                  physicians:
                    - {physicianId: physician.haddad, specialties: [SPORTS_MEDICINE], onCall: true}
                    - {physicianId: physician.ito, specialties: [], onCall: false, awayUntil: 2026-12-31}
                south:
                  zone: UTC
                  hours:
                    - {day: FRIDAY, opens: "09:00", closes: "12:00"}
                  holidays: []
                  physicians: []
                """);

        assertThat(sent).extracting(RosterCommand.Begin::clinicId).containsExactly("north", "south");
        RosterCommand.Begin north = sent.getFirst();
        assertThat(north.rosterId()).isEqualTo(ClinicRoster.idOf("north"));
        assertThat(north.at()).isEqualTo(NOW);
        assertThat(north.roster().hours())
                .containsExactly(new OpeningDay(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(17, 0)));
        assertThat(north.roster().holidays()).containsExactly(LocalDate.of(2026, 12, 25));
        assertThat(north.roster().physicians())
                .containsExactly(
                        new Physician("physician.haddad", List.of(Specialty.SPORTS_MEDICINE), true, null),
                        new Physician("physician.ito", List.of(), false, LocalDate.of(2026, 12, 31)));
    }

    @Test
    void aFileThatSaysSomethingElseStopsTheStart() {
        assertThatThrownBy(() -> begin("north: {zone: UTC, hours: [], holidays: [], physicians: [], colour: blue}"))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("colour");
        assertThat(sent).isEmpty();
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        RosterSeed seed = new RosterSeed(
                gateway(), Clock.systemUTC(), folder.resolve("nowhere.yaml").toString());

        assertThatThrownBy(seed::begin).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void withoutAFileNothingBegins() {
        new RosterSeed(gateway(), Clock.systemUTC(), "").begin();

        assertThat(sent).isEmpty();
    }
}
