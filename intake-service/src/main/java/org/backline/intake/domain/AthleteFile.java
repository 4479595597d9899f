package org.backline.intake.domain;

import static java.time.ZoneOffset.UTC;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** How long an athlete's record is kept, and whether it may go. Who the athlete is stands in the register only. */
@Aggregate(type = "AthleteFile")
class AthleteFile {

    private static final String ERASED = "The athlete was erased";

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable UUID id;

    private AthleteState state = AthleteState.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AthleteCommand.PlaceLegalHold command) {
        require(!state.erased(), ERASED);
        if (state.hold() == command.reason() && command.noteId() == null) {
            return;
        }
        apply(new AthleteEvent.LegalHoldPlaced(command.athleteId(), command.reason(), command.noteId(), command.at()));
    }

    @CommandHandler
    void handle(AthleteCommand.LiftLegalHold command) {
        require(!state.erased(), ERASED);
        if (state.hold() != null) {
            apply(new AthleteEvent.LegalHoldLifted(command.athleteId(), command.at()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AthleteCommand.Erase command) {
        require(!state.erased(), ERASED);
        require(state.hold() == null, "The record is under a legal hold; it cannot be erased until the hold is lifted");
        require(
                command.cases().stream().noneMatch(CaseStanding::isOpen),
                "A case of this athlete is open; close it before the record is erased");
        keptUntil(command)
                .filter(end -> end.isAfter(command.at().atOffset(UTC)))
                .ifPresent(end -> {
                    require(
                            command.reason() != ErasureReason.RETENTION_ENDED,
                            "The retention of this record ends on " + end.toLocalDate() + ", not yet");
                    require(
                            command.authority() != null,
                            "The record must be kept until " + end.toLocalDate()
                                    + "; an erasure before that names the authority it rests on");
                });
        apply(new AthleteEvent.Erased(
                command.athleteId(),
                command.clinicId(),
                command.reason(),
                command.authority(),
                command.cases().stream().map(CaseStanding::caseId).toList(),
                command.at()));
    }

    /** Nothing of an athlete who never had a case must be kept. */
    private static Optional<OffsetDateTime> keptUntil(AthleteCommand.Erase command) {
        return command.cases().stream()
                .map(CaseStanding::closedAt)
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder())
                .map(last -> last.atOffset(UTC).plus(command.retention()));
    }

    @EventSourcingHandler
    void on(AthleteEvent event) {
        id = event.athleteId();
        state = state.on(event);
    }
}
