package org.backline.program.domain;

import static org.backline.support.rule.Rules.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.program.exercise.DraftRequest;
import org.backline.program.exercise.OpenFinding;
import org.backline.program.exercise.ProgramDraft;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.PlanContext;
import org.jspecify.annotations.Nullable;

/** Decides what follows for a program from facts of the case: drafts, flags, restrictions, referrals. */
final class CaseDecisions {

    private CaseDecisions() {}

    /** The draft that the rules make, without what a physician's restriction forbids. */
    static ProgramEvent.Drafted drafted(
            CaseFile file,
            ProgramCommand.Draft command,
            Course course,
            @Nullable List<OpenFinding> more,
            @Nullable List<String> equipment,
            @Nullable Integer minutes) {
        Set<OpenFinding> findings = Outlook.findings(command.hipFlexorsTight(), file, more);
        Set<String> atHand = equipment == null ? null : new HashSet<>(equipment);
        DraftRequest request = new DraftRequest(
                command.causes(), Set.copyOf(command.contraindications()), findings, 1, atHand, minutes);
        ProgramDraft draft = course.drafter().draft(request);
        Plan plan = course.plans()
                .cleared(
                        new Plan(draft.phase(), draft.exercises(), draft.excluded()),
                        new PlanContext(
                                command.causes(),
                                Set.copyOf(command.contraindications()),
                                findings,
                                file.standing(),
                                Set.of(),
                                atHand,
                                minutes,
                                false,
                                false,
                                false,
                                Map.of()));
        return new ProgramEvent.Drafted(
                command.caseId(),
                command.clinicId(),
                command.programId(),
                command.athleteId(),
                command.causes(),
                command.contraindications(),
                command.hipFlexorsTight(),
                plan.phase(),
                plan.exercises(),
                plan.excluded(),
                draft.libraryVersion(),
                draft.libraryHash(),
                command.occurredAt(),
                more,
                equipment,
                minutes);
    }

    /** A draft that is made while a physician is asked must not be assigned before the answer. */
    static List<ProgramEvent> rested(CaseFile file, ProgramEvent.Drafted drafted) {
        return file.hasOpenReferral()
                ? List.of(
                        drafted,
                        new ProgramEvent.Held(
                                drafted.caseId(),
                                drafted.clinicId(),
                                drafted.programId(),
                                HoldReason.REFERRAL_OPEN,
                                false,
                                drafted.occurredAt()))
                : List.of(drafted);
    }

    static void requireOpen(CaseFile file) {
        require(!file.isClosed(), "The case is closed; reopen it first");
    }

    /** A cause that was confirmed while the closing was on its way drafts nothing; it is kept for a reopening. */
    static ProgramEvent noted(ProgramCommand.Draft command) {
        return new ProgramCaseEvent.CauseNoted(
                command.caseId(),
                command.clinicId(),
                command.programId(),
                command.athleteId(),
                command.causes(),
                command.contraindications(),
                command.hipFlexorsTight(),
                command.occurredAt());
    }

    /** The case is closed: nobody trains by its program any more, or assigns its draft. */
    static List<ProgramEvent> closeCase(ProgramState state, ProgramCommand.CloseCase command) {
        if (state.file().isClosed()) {
            return List.of();
        }
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramCaseEvent.CaseClosed(command.caseId(), command.clinicId(), command.occurredAt()));
        if (state.stage().isOpen()) {
            ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
            events.add(new ProgramEvent.Stopped(
                    draft.caseId(), draft.clinicId(), draft.programId(), StopReason.CASE_CLOSED, command.occurredAt()));
        }
        return events;
    }

    /**
     * The case is open again. Only of a case that was closed in error does the cause still stand, and nobody can confirm
     * it a second time: then it is drafted from, for the trainer to assign. Of any other it is confirmed anew.
     */
    static List<ProgramEvent> reopenCase(ProgramState state, ProgramCommand.ReopenCase command, Course course) {
        CaseFile file = state.file();
        if (!file.isClosed()) {
            return List.of();
        }
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramCaseEvent.CaseReopened(
                command.caseId(), command.clinicId(), command.reason(), command.occurredAt()));
        CaseFile.Treatment interrupted = file.interrupted();
        if (interrupted != null
                && command.reason() == ReopeningReason.CLOSED_IN_ERROR
                && file.awaits() == Awaits.NOTHING) {
            events.addAll(rested(
                    file,
                    drafted(
                            file,
                            new ProgramCommand.Draft(
                                    command.caseId(),
                                    command.programId(),
                                    interrupted.athleteId(),
                                    command.clinicId(),
                                    interrupted.causes(),
                                    interrupted.contraindications(),
                                    state.hipFlexorsTight(),
                                    command.occurredAt(),
                                    AskedBy.POLICY),
                            course,
                            null,
                            null,
                            null)));
        }
        return events;
    }

    /** Findings of an assessment; a flag that was not positive before stops the program at once. */
    static List<ProgramEvent> note(ProgramState state, ProgramCommand.NoteFindings command, Course course) {
        ProgramCaseEvent.FindingsNoted facts = command.facts();
        if (state.file().entryIds().contains(facts.entryId())) {
            return List.of();
        }
        List<RedFlag> news = facts.newFlags().stream()
                .filter(flag -> !state.file().flags().contains(flag))
                .toList();
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramCaseEvent.FindingsNoted(
                facts.caseId(),
                facts.clinicId(),
                facts.entryId(),
                facts.findings(),
                news,
                facts.scores(),
                facts.slumpPositive(),
                facts.hipFlexorsTight(),
                facts.occurredAt()));
        if (news.isEmpty()) {
            events.addAll(PlanDecisions.restricted(
                    state.on(events.getFirst()), course, RevisionCause.FINDING, facts.occurredAt()));
        } else if (state.stage().isOpen()) {
            ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
            events.add(new ProgramEvent.Stopped(
                    draft.caseId(), draft.clinicId(), draft.programId(), StopReason.NEW_RED_FLAG, facts.occurredAt()));
        }
        return events;
    }

    /** A physician's restriction; what it forbids leaves the plan in the same breath. */
    static List<ProgramEvent> restrict(ProgramState state, ProgramCommand.Restrict command, Course course) {
        return restricted(
                state,
                course,
                new ProgramCaseEvent.Restricted(
                        command.caseId(),
                        command.clinicId(),
                        command.referralId(),
                        command.restrictions().stream().distinct().sorted().toList(),
                        superseded(state.file(), command.referralId()),
                        command.cleared(),
                        command.occurredAt()));
    }

    /** A later report stands in place of those of referrals that are over; those of open ones hold beside it. */
    private static List<UUID> superseded(CaseFile file, UUID referralId) {
        return file.restrictions().keySet().stream()
                .filter(id -> !id.equals(referralId) && file.closed().contains(id))
                .sorted()
                .toList();
    }

    private static List<ProgramEvent> restricted(ProgramState state, Course course, ProgramCaseEvent.Restricted event) {
        CaseFile file = state.file();
        boolean known = event.restrictions().equals(file.restrictions().get(event.referralId()))
                && event.superseded().isEmpty()
                && event.cleared() == file.cleared().contains(event.referralId());
        if (known) {
            return List.of();
        }
        List<ProgramEvent> events = new ArrayList<>();
        events.add(event);
        events.addAll(PlanDecisions.restricted(state.on(event), course, RevisionCause.RESTRICTION, event.occurredAt()));
        return events;
    }

    /** A referral is reconciled. A held program goes on only when none is open and nothing pressing stands. */
    static List<ProgramEvent> close(ProgramState state, ProgramCommand.CloseReferral command, Course course) {
        CaseFile before = state.file();
        if (before.closed().contains(command.referralId())) {
            return List.of();
        }
        List<ProgramEvent> events = new ArrayList<>();
        ProgramState now = state;
        if (!command.restrictions().isEmpty()) {
            Set<Restriction> both = EnumSet.copyOf(command.restrictions());
            both.addAll(before.restrictions().getOrDefault(command.referralId(), List.of()));
            events.addAll(restricted(
                    now,
                    course,
                    new ProgramCaseEvent.Restricted(
                            command.caseId(),
                            command.clinicId(),
                            command.referralId(),
                            List.copyOf(both),
                            List.of(),
                            before.cleared().contains(command.referralId()),
                            command.occurredAt())));
        }
        events.add(new ProgramCaseEvent.ReferralClosed(
                command.caseId(),
                command.clinicId(),
                command.referralId(),
                command.choice(),
                command.remainingUrgency(),
                command.occurredAt()));
        for (ProgramEvent event : events) {
            now = now.on(event);
        }
        if (now.stage().isOpen()) {
            events.addAll(consequence(now, command.choice(), command.occurredAt()));
        }
        return events;
    }

    /** A referral was taken back: it holds the program no longer, unless something pressing stands. */
    static List<ProgramEvent> withdraw(ProgramState state, ProgramCommand.WithdrawReferral command) {
        if (!state.file().open().contains(command.referralId())) {
            return List.of();
        }
        ProgramEvent withdrawn = new ProgramCaseEvent.ReferralWithdrawn(
                command.caseId(),
                command.clinicId(),
                command.referralId(),
                command.remainingUrgency(),
                command.occurredAt());
        List<ProgramEvent> events = new ArrayList<>();
        events.add(withdrawn);
        ProgramState now = state.on(withdrawn);
        if (now.stage().isOpen()) {
            events.addAll(consequence(now, ReconciliationChoice.RESUME_PROGRAM, command.occurredAt()));
        }
        return events;
    }

    private static List<ProgramEvent> consequence(ProgramState now, ReconciliationChoice choice, Instant at) {
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(now);
        if (choice == ReconciliationChoice.STOP_PROGRAM) {
            return List.of(new ProgramEvent.Stopped(
                    draft.caseId(), draft.clinicId(), draft.programId(), StopReason.PHYSICIAN_DECISION, at));
        }
        boolean goesOn = choice == ReconciliationChoice.RESUME_PROGRAM
                && now.heldFor() == HoldReason.REFERRAL_OPEN
                && !now.file().hasOpenReferral()
                && now.file().awaits() == Awaits.NOTHING;
        return goesOn
                ? List.of(new ProgramEvent.Resumed(
                        draft.caseId(), draft.clinicId(), draft.programId(), now.isAssigned(), at))
                : List.of();
    }
}
