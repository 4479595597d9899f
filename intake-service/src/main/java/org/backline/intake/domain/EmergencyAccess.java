package org.backline.intake.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One look at the record of an athlete of another clinic in an emergency: one person, one athlete, for a while. */
@Aggregate(type = "EmergencyAccess")
class EmergencyAccess {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable UUID id;

    private EmergencyState state = EmergencyState.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EmergencyCommand.Grant command) {
        require(state.granted() == null, "This emergency access was already given; another one is a new access");
        apply(new EmergencyEvent.Granted(
                command.accessId(),
                command.athleteId(),
                command.clinicId(),
                command.subject(),
                command.reason(),
                command.noteId(),
                command.until(),
                command.at()));
        for (OpenCase open : command.cases()) {
            apply(
                    new EmergencyEvent.CaseOpened(
                            command.accessId(),
                            open.caseId(),
                            open.clinicId(),
                            command.athleteId(),
                            command.subject(),
                            command.reason(),
                            command.until(),
                            command.at()),
                    ofCase(open));
        }
    }

    @CommandHandler
    void handle(EmergencyCommand.Review command) {
        EmergencyEvent.Granted granted = Objects.requireNonNull(state.granted());
        if (state.outcome() == command.outcome()) {
            return;
        }
        require(state.outcome() == null, "This emergency access was already reviewed, with another outcome");
        require(!command.reviewerId().equals(granted.subject()), "Nobody reviews their own emergency access");
        apply(new EmergencyEvent.Reviewed(
                command.accessId(),
                granted.athleteId(),
                command.reviewerId(),
                command.outcome(),
                command.noteId(),
                command.at()));
        for (OpenCase open : state.cases()) {
            apply(
                    new EmergencyEvent.CaseReviewed(
                            command.accessId(),
                            open.caseId(),
                            open.clinicId(),
                            granted.athleteId(),
                            command.reviewerId(),
                            command.outcome(),
                            command.at()),
                    ofCase(open));
        }
    }

    /** These are handled in the order of the case's own events. */
    private static MetaData ofCase(OpenCase open) {
        return MetaData.with("caseId", open.caseId().toString());
    }

    @EventSourcingHandler
    void on(EmergencyEvent event) {
        id = event.accessId();
        state = state.on(event);
    }
}
