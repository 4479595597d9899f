package org.backline.referral.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.referral.domain.roster.ClinicRoster;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.domain.roster.RosterCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Gives clinics their first roster from a file, {@code backline.rosters}: clinic to roster, in YAML. A roster that
 * somebody has set stays; so a second start, or a second copy of the service, changes nothing.
 */
@Component
class RosterSeed {

    private static final Logger LOG = LoggerFactory.getLogger(RosterSeed.class);

    private final CommandGateway commands;
    private final Clock clock;
    private final String file;

    RosterSeed(CommandGateway commands, Clock clock, @Value("${backline.rosters:}") String file) {
        this.commands = commands;
        this.clock = clock;
        this.file = file;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (file.isBlank()) {
            return;
        }
        read(Path.of(file)).forEach(this::begin);
    }

    private void begin(String clinicId, Roster roster) {
        try {
            commands.sendAndWait(new RosterCommand.Begin(
                    ClinicRoster.idOf(clinicId), clinicId, roster, "referral-service", clock.instant()));
        } catch (RuntimeException taken) {
            LOG.info(
                    "The roster of clinic {} was set by another copy: {}",
                    clinicId,
                    taken.getClass().getName());
        }
    }

    private static Map<String, Roster> read(Path file) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(Files.readString(file), new TypeReference<Map<String, Roster>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The rosters cannot be read from " + file, unreadable);
        }
    }
}
