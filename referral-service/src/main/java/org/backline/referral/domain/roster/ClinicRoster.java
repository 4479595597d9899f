package org.backline.referral.domain.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;

/** The roster of one clinic and its history: who was to be asked on the day something happened. */
@Aggregate(type = "ClinicRoster")
public class ClinicRoster {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it: it names the stream of events.
    private @Nullable UUID id;

    private @Nullable Roster roster;

    ClinicRoster() {}

    /** The id of a clinic's roster. */
    public static UUID idOf(String clinicId) {
        return UUID.nameUUIDFromBytes(("roster of " + clinicId).getBytes(UTF_8));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RosterCommand.Change command) {
        check(command.roster());
        if (!command.roster().equals(roster)) {
            change(command.rosterId(), command.clinicId(), command.roster(), command.by(), command.at());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RosterCommand.Begin command) {
        check(command.roster());
        if (roster == null) {
            change(command.rosterId(), command.clinicId(), command.roster(), command.by(), command.at());
        }
    }

    private static void change(UUID rosterId, String clinicId, Roster roster, String by, Instant at) {
        apply(new RosterEvent.Changed(
                rosterId, clinicId, roster.zone(), roster.hours(), roster.holidays(), roster.physicians(), by, at));
    }

    private static void check(Roster roster) {
        try {
            ZoneId.of(roster.zone());
        } catch (DateTimeException unknown) {
            throw new RuleViolation("The time zone is not known; give one like America/Chicago");
        }
        require(
                roster.hours().stream().map(OpeningDay::day).distinct().count()
                        == roster.hours().size(),
                "A day of the week has its hours once");
        require(!roster.hours().isEmpty(), "A clinic is open on at least one day of the week");
        require(
                roster.hours().stream().allMatch(day -> day.opens().isBefore(day.closes())),
                "A clinic opens before it closes");
        require(
                roster.physicians().stream()
                                .map(Physician::physicianId)
                                .distinct()
                                .count()
                        == roster.physicians().size(),
                "A physician is in the roster once");
    }

    @EventSourcingHandler
    void on(RosterEvent.Changed event) {
        id = event.rosterId();
        roster = event.roster();
    }
}
