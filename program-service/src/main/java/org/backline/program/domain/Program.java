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
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.backline.codes.HoldReason;
import org.backline.codes.StopReason;
import org.backline.program.exercise.OpenFinding;
import org.backline.program.exercise.course.Course;
import org.jspecify.annotations.Nullable;

/**
 * The program of one case; there is one at a time, and none of a closed case. What a policy may ask before any program
 * exists (draft, hold, resume) is also heard then, so that a late or early fact never ends as a dead letter.
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
    void handle(ProgramCommand.Draft command, Course course) {
        if (state.programIds().contains(command.programId())) {
            return;
        }
        require(!command.causes().isEmpty(), "A program is drafted from at least one cause");
        boolean byPolicy = command.askedBy() == AskedBy.POLICY;
        if (byPolicy && state.file().isClosed()) {
            apply(CaseDecisions.noted(command));
            return;
        }
        CaseDecisions.requireOpen(state.file());
        boolean running = state.isAssigned() && state.stage().isOpen();
        require(byPolicy || !running, "An assigned program is stopped before another one is drafted");
        require(byPolicy || state.stage() != ProgramStage.HELD, "A draft on hold waits until its hold is lifted");
        if (running && state.heldFor() != HoldReason.REFERRAL_OPEN && asksForTheSame(command, draft())) {
            return;
        }
        ProgramEvent.Drafted drafted = drafted(command, course);
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
        applyAll(CaseDecisions.rested(state.file(), drafted));
    }

    @CommandHandler
    void handle(ProgramCommand.Redraft command, Course course) {
        mustBeThere(command);
        if (state.programIds().contains(command.programId())) {
            return;
        }
        CaseDecisions.requireOpen(state.file());
        require(state.stage() == ProgramStage.DRAFTED, "Only a draft that is not assigned is drafted again");
        ProgramEvent.Drafted draft = draft();
        apply(drafted(
                new ProgramCommand.Draft(
                        draft.caseId(),
                        command.programId(),
                        draft.athleteId(),
                        draft.clinicId(),
                        draft.causes(),
                        draft.contraindications(),
                        state.hipFlexorsTight(),
                        command.occurredAt(),
                        AskedBy.PERSON),
                course,
                command.findings(),
                command.equipment(),
                command.minutes()));
    }

    @CommandHandler
    void handle(ProgramCommand.Revise command, Course course) {
        mustBeThere(command);
        CaseDecisions.requireOpen(state.file());
        applyAll(PlanDecisions.revise(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.Progress command, Course course) {
        mustBeThere(command);
        applyAll(PlanDecisions.progress(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.Regress command, Course course) {
        mustBeThere(command);
        CaseDecisions.requireOpen(state.file());
        applyAll(PlanDecisions.regress(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.Assign command, Course course) {
        mustBeThere(command);
        if (state.stage() == ProgramStage.ASSIGNED) {
            return;
        }
        CaseDecisions.requireOpen(state.file());
        require(
                state.stage() != ProgramStage.HELD || state.isAssigned(),
                "A draft on hold waits until its hold is lifted");
        require(state.stage() != ProgramStage.HELD, "A program on hold is resumed, not assigned again");
        require(
                state.stage() == ProgramStage.DRAFTED,
                "A program that has ended is drafted anew before it is assigned");
        require(
                command.safetyNetGiven(),
                "SAFETY-NET: " + course.rules().ruleOf("SAFETY-NET").text());
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Assigned(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                draft.athleteId(),
                PlanDecisions.planOf(state).phase(),
                PlanDecisions.planOf(state).exercises(),
                PlanDecisions.planOf(state).excluded(),
                command.occurredAt(),
                true));
    }

    @CommandHandler
    void handle(ProgramCommand.LogSession command, Course course) {
        mustBeThere(command);
        if (state.sessionIds().contains(command.sessionId())) {
            return;
        }
        applyAll(CourseDecisions.log(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.ReportNextMorning command, Course course) {
        mustBeThere(command);
        applyAll(CourseDecisions.morning(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.Review command, Course course) {
        mustBeThere(command);
        applyAll(CourseDecisions.review(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.MeasureGate command, Course course) {
        mustBeThere(command);
        CaseDecisions.requireOpen(state.file());
        applyAll(CourseDecisions.gate(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.AskReferral command) {
        mustBeThere(command);
        applyAll(CourseDecisions.refer(state, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.Hold command) {
        if (passesOver(command, command.askedBy()) || holdsAlready(command.reason())) {
            return;
        }
        CaseDecisions.requireOpen(state.file());
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
        CaseDecisions.requireOpen(state.file());
        require(state.stage() == ProgramStage.HELD, "Only a program on hold is resumed");
        require(
                state.heldFor() != HoldReason.REFERRAL_OPEN
                        || command.askedBy() == AskedBy.POLICY
                        || (state.file().awaits() == Awaits.CHANGE
                                && !state.file().hasOpenReferral()),
                "A program held for a referral goes on when the referral is reconciled");
        require(
                command.askedBy() == AskedBy.POLICY || !state.file().hasOpenReferral(),
                "A program goes on when no referral is open");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Resumed(
                draft.caseId(), draft.clinicId(), draft.programId(), state.isAssigned(), command.occurredAt()));
    }

    @CommandHandler
    void handle(ProgramCommand.Complete command, Course course) {
        mustBeThere(command);
        if (state.stage() == ProgramStage.COMPLETED) {
            return;
        }
        CaseDecisions.requireOpen(state.file());
        applyAll(CourseDecisions.complete(state, command, course));
    }

    @CommandHandler
    void handle(ProgramCommand.Stop command) {
        mustBeThere(command);
        if (state.stage() == ProgramStage.STOPPED) {
            return;
        }
        CaseDecisions.requireOpen(state.file());
        require(state.stage().isOpen(), "A completed program cannot be stopped");
        ProgramEvent.Drafted draft = draft();
        apply(new ProgramEvent.Stopped(
                draft.caseId(), draft.clinicId(), draft.programId(), command.reason(), command.occurredAt()));
    }

    @CommandHandler
    void handle(ProgramCommand.IssueLink command) {
        mustBeThere(command);
        if (state.file().links().containsKey(command.linkId())) {
            return;
        }
        CaseDecisions.requireOpen(state.file());
        require(state.stage().isOpen(), "A link is for a program that has not ended");
        require(command.expiresAt().isAfter(command.occurredAt()), "A link expires after it was made");
        apply(new ProgramCaseEvent.LinkIssued(
                command.caseId(), draft().clinicId(), command.linkId(), command.expiresAt(), command.occurredAt()));
    }

    @CommandHandler
    void handle(ProgramCommand.RevokeLink command) {
        mustBeThere(command);
        CaseFile.Link link = state.file().links().get(command.linkId());
        require(link != null, "The link is not of this case");
        if (link != null && !link.revoked()) {
            apply(new ProgramCaseEvent.LinkRevoked(
                    command.caseId(), draft().clinicId(), command.linkId(), command.occurredAt()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.KnowCase command) {
        if (state.file().facts() == null) {
            apply(command.facts());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.NoteFindings command, Course course) {
        applyAll(CaseDecisions.note(state, command, course));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.CloseCase command) {
        applyAll(CaseDecisions.closeCase(state, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.ReopenCase command, Course course) {
        applyAll(CaseDecisions.reopenCase(state, command, course));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.OpenReferral command) {
        applyAll(CourseDecisions.open(
                state, command.clinicId(), command.referralId(), command.occurredAt(), command.caseId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.ReopenReferral command) {
        applyAll(CourseDecisions.reopen(
                state, command.clinicId(), command.referralId(), command.occurredAt(), command.caseId()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.WithdrawReferral command) {
        applyAll(CaseDecisions.withdraw(state, command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.Restrict command, Course course) {
        applyAll(CaseDecisions.restrict(state, command, course));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProgramCommand.CloseReferral command, Course course) {
        applyAll(CaseDecisions.close(state, command, course));
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
        mustBeThere(command);
        return false;
    }

    /** Of a case that is only known there is nothing yet that a person could ask for. */
    private void mustBeThere(ProgramCommand command) {
        if (state.stage() == ProgramStage.NONE) {
            throw new AggregateNotFoundException(command.caseId().toString(), "The case has no program");
        }
    }

    private static void applyAll(List<ProgramEvent> events) {
        events.forEach(AggregateLifecycle::apply);
    }

    /** A referral weighs more than any other reason to rest, and replaces it. */
    private boolean holdsAlready(HoldReason reason) {
        return state.stage() == ProgramStage.HELD
                && (reason != HoldReason.REFERRAL_OPEN || state.heldFor() == HoldReason.REFERRAL_OPEN);
    }

    private ProgramEvent.Drafted draft() {
        return PlanDecisions.draftOf(state);
    }

    private ProgramEvent.Drafted drafted(ProgramCommand.Draft command, Course course) {
        return drafted(command, course, null, null, null);
    }

    private ProgramEvent.Drafted drafted(
            ProgramCommand.Draft command,
            Course course,
            @Nullable List<OpenFinding> findings,
            @Nullable List<String> equipment,
            @Nullable Integer minutes) {
        return CaseDecisions.drafted(state.file(), command, course, findings, equipment, minutes);
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
}
