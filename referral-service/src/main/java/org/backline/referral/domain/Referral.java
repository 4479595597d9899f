package org.backline.referral.domain;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One question to a physician, from the request until the trainer has closed the loop.
 *
 * <p>To have seen something (acknowledge, review) is true whoever says it again; a decision (accept, decline, report,
 * reconcile) is a repeat only when the same person decides the same.
 */
@Aggregate(type = "Referral")
class Referral {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it: it names the stream of events.
    private @Nullable UUID id;

    private ReferralState state = ReferralState.NONE;

    Referral() {}

    /** Heard from another service, so it is never refused: the same request a second time opens nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReferralCommand.Open command) {
        if (state.status() != null) {
            return;
        }
        apply(List.of(new ReferralEvent.Opened(
                command.referralId(),
                command.caseId(),
                command.clinicId(),
                command.athleteId(),
                command.trainerId(),
                command.origin(),
                command.category(),
                command.urgency(),
                command.because(),
                command.question(),
                command.suggestedDiagnostics(),
                command.summary(),
                command.at())));
    }

    @CommandHandler
    void handle(ReferralCommand.Acknowledge command) {
        apply(AnswerDecisions.acknowledge(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Accept command) {
        apply(AnswerDecisions.accept(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Decline command) {
        apply(AnswerDecisions.decline(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Advise command) {
        apply(AnswerDecisions.advise(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Report command) {
        apply(AnswerDecisions.report(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Schedule command) {
        apply(VisitDecisions.schedule(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Attend command) {
        apply(VisitDecisions.attend(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Miss command) {
        apply(VisitDecisions.miss(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.OrderDiagnostics command) {
        apply(VisitDecisions.order(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.ReportDiagnostics command) {
        apply(VisitDecisions.results(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Deliver command) {
        apply(LoopDecisions.deliver(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Redirect command) {
        apply(LoopDecisions.redirect(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Review command) {
        apply(LoopDecisions.review(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Reconcile command) {
        apply(LoopDecisions.reconcile(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Interrupt command) {
        apply(LoopDecisions.interrupt(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Cancel command) {
        apply(LoopDecisions.cancel(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Reopen command) {
        apply(LoopDecisions.reopen(state, command));
    }

    @CommandHandler
    void handle(ReferralCommand.Stall command) {
        apply(LoopDecisions.stall(state, command));
    }

    @EventSourcingHandler
    void on(ReferralEvent event) {
        id = event.referralId();
        state = state.on(event);
    }

    private static void apply(List<ReferralEvent> events) {
        events.forEach(event -> AggregateLifecycle.apply(event));
    }
}
