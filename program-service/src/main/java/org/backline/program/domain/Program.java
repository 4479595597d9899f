package org.backline.program.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.backline.support.rule.Rules.require;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.codes.HoldReason;
import org.backline.codes.StopReason;
import org.backline.program.exercise.DraftRequest;
import org.backline.program.exercise.ProgramDraft;
import org.backline.program.exercise.ProgramDrafter;
import org.jspecify.annotations.Nullable;

/**
 * The program of one case; there is one at a time. What a policy may ask before any program exists (draft, hold,
 * resume, stop) is also heard then, so that a late or early fact never ends as a dead letter.
 */
@Aggregate(type = "Program")
class Program {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it: it names the stream of events.
    private @Nullable UUID caseId;

    private ProgramState state = ProgramState.EMPTY;

    Program() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.Draft command, ProgramDrafter drafter) {
        if (state.programIds().contains(command.programId())) {
            return;
        }
        require(!command.causes().isEmpty(), "A program is drafted from at least one cause");
        boolean byPolicy = command.askedBy() == AskedBy.POLICY;
        boolean running = state.isAssigned() && state.stage().isOpen();
        require(byPolicy || !running, "An assigned program is stopped before another one is drafted");
        require(byPolicy || state.stage() != ProgramStage.HELD, "A draft on hold waits until its hold is lifted");
        if (running && state.heldFor() != HoldReason.REFERRAL_OPEN && asksForTheSame(command, draft())) {
            return;
        }
        ProgramEvent.Drafted drafted = drafted(command, drafter);
        if (state.stage() == ProgramStage.DRAFTED && proposesTheSame(drafted, draft())) {
            return;
        }
        if (running) {
            apply(new ProgramEvent.Stopped(
                    command.caseId(),
                    draft().clinicId(),
                    draft().programId(),
                    StopReason.CAUSE_REVISED,
                    command.occurredAt()));
        }
        apply(drafted);
    }

    @CommandHandler
    void handle(ProgramCommand.Assign command) {
        if (state.stage() == ProgramStage.ASSIGNED) {
            return;
        }
        require(
                state.stage() != ProgramStage.HELD || state.isAssigned(),
                "A draft on hold waits until its hold is lifted");
        require(state.stage() != ProgramStage.HELD, "A program on hold is resumed, not assigned again");
        require(
                state.stage() == ProgramStage.DRAFTED,
                "A program that has ended is drafted anew before it is assigned");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Assigned(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                draft.athleteId(),
                draft.phase(),
                draft.exercises(),
                draft.excluded(),
                command.occurredAt()));
    }

    @CommandHandler
    void handle(ProgramCommand.LogSession command) {
        if (state.sessionIds().contains(command.sessionId())) {
            return;
        }
        require(state.stage() != ProgramStage.DRAFTED, "Sessions are logged once the program is assigned");
        require(state.stage() != ProgramStage.HELD, "No session is logged while the program is on hold");
        require(state.stage() == ProgramStage.ASSIGNED, "No session is logged after the program has ended");
        require(!command.exercisesDone().isEmpty(), "A session has at least one exercise");
        for (String exercise : command.exercisesDone()) {
            require(state.has(exercise), exercise + " is not an exercise of this program");
        }
        require(
                Set.copyOf(command.exercisesDone()).size()
                        == command.exercisesDone().size(),
                "An exercise is named once in a session");
        require(isZeroToTen(command.painBefore()), "Pain before the session is 0 to 10");
        require(isZeroToTen(command.painDuring()), "Pain during the session is 0 to 10");
        require(isZeroToTen(command.painNextMorning()), "Pain the next morning is 0 to 10");
        require(isZeroToTen(command.effort()), "Effort is 0 to 10");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.SessionLogged(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                command.sessionId(),
                command.exercisesDone(),
                command.painBefore(),
                command.painDuring(),
                command.painNextMorning(),
                command.effort(),
                command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.Hold command) {
        if (passesOver(command, command.askedBy()) || holdsAlready(command.reason())) {
            return;
        }
        require(state.stage().isOpen(), "A program that has ended cannot be held");
        require(
                state.isAssigned() || command.reason() == HoldReason.REFERRAL_OPEN,
                "A draft is held only for an open referral");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Held(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                command.reason(),
                state.isAssigned(),
                command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.Resume command) {
        if (passesOver(command, command.askedBy()) || state.stage() == ProgramStage.ASSIGNED) {
            return;
        }
        if (state.stage() != ProgramStage.HELD && command.askedBy() == AskedBy.POLICY) {
            return;
        }
        require(state.stage() == ProgramStage.HELD, "Only a program on hold is resumed");
        require(
                state.heldFor() != HoldReason.REFERRAL_OPEN || command.askedBy() == AskedBy.POLICY,
                "A program held for a referral goes on when the referral is reconciled");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Resumed(
                draft.caseId(), draft.clinicId(), draft.programId(), state.isAssigned(), command.occurredAt()));
    }

    @CommandHandler
    void handle(ProgramCommand.Complete command) {
        if (state.stage() == ProgramStage.COMPLETED) {
            return;
        }
        require(state.stage() == ProgramStage.ASSIGNED, "Only a program that is assigned and not on hold is completed");
        require(state.sessions() > 0, "A program is completed after at least one session");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Completed(
                draft.caseId(), draft.clinicId(), draft.programId(), state.sessions(), command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.Stop command) {
        if (passesOver(command, command.askedBy()) || state.stage() == ProgramStage.STOPPED) {
            return;
        }
        require(state.stage().isOpen(), "A completed program cannot be stopped");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Stopped(
                draft.caseId(), draft.clinicId(), draft.programId(), command.reason(), command.occurredAt()));
    }

    @EventSourcingHandler
    void on(ProgramEvent event) {
        caseId = event.caseId();
        state = state.on(event);
    }

    /** Without a running program a policy has nothing to do; a person has asked for a program that is not there. */
    private boolean passesOver(ProgramCommand command, AskedBy askedBy) {
        if (askedBy == AskedBy.POLICY) {
            return !state.stage().isOpen();
        }
        if (state.stage() == ProgramStage.NONE) {
            throw new AggregateNotFoundException(command.caseId().toString(), "The case has no program");
        }
        return false;
    }

    /** A referral weighs more than any other reason to rest, and replaces it. */
    private boolean holdsAlready(HoldReason reason) {
        return state.stage() == ProgramStage.HELD
                && (reason != HoldReason.REFERRAL_OPEN || state.heldFor() == HoldReason.REFERRAL_OPEN);
    }

    private ProgramEvent.Drafted draft() {
        ProgramEvent.Drafted draft = state.draft();
        if (draft == null) {
            throw new IllegalStateException("A program without a draft has no plan");
        }
        return draft;
    }

    private static ProgramEvent.Drafted drafted(ProgramCommand.Draft command, ProgramDrafter drafter) {
        ProgramDraft draft = drafter.draft(
                DraftRequest.first(command.causes(), command.contraindications(), command.hipFlexorsTight()));
        return new ProgramEvent.Drafted(
                command.caseId(),
                command.clinicId(),
                command.programId(),
                command.athleteId(),
                command.causes(),
                command.contraindications(),
                command.hipFlexorsTight(),
                draft.phase(),
                draft.exercises(),
                draft.excluded(),
                draft.libraryVersion(),
                draft.libraryHash(),
                command.occurredAt());
    }

    private static boolean asksForTheSame(ProgramCommand.Draft command, ProgramEvent.Drafted draft) {
        return sameSet(command.causes(), draft.causes())
                && sameSet(command.contraindications(), draft.contraindications())
                && command.hipFlexorsTight() == draft.hipFlexorsTight();
    }

    private static boolean proposesTheSame(ProgramEvent.Drafted one, ProgramEvent.Drafted other) {
        return sameSet(one.causes(), other.causes())
                && sameSet(one.contraindications(), other.contraindications())
                && one.hipFlexorsTight() == other.hipFlexorsTight()
                && one.exercises().equals(other.exercises())
                && one.excluded().equals(other.excluded());
    }

    private static <T> boolean sameSet(List<T> one, List<T> other) {
        return Set.copyOf(one).equals(Set.copyOf(other));
    }

    private static boolean isZeroToTen(@Nullable Integer value) {
        return value == null || (value >= 0 && value <= 10);
    }
}
