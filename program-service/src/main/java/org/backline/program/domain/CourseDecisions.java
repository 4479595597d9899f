package org.backline.program.domain;

import static java.util.stream.Collectors.joining;
import static org.backline.support.rule.Rules.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.HoldReason;
import org.backline.codes.RedFlag;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.program.exercise.course.Adherence;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.ReturnGate;
import org.backline.program.exercise.course.ReviewCheck;
import org.backline.program.exercise.course.SessionFacts;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;

/** Decides about sessions, reviews, the gate and referrals: refuses with the rule, or says what happened. */
final class CourseDecisions {

    private CourseDecisions() {}

    static List<ProgramEvent> log(ProgramState state, ProgramCommand.LogSession command, Course course) {
        require(state.stage() != ProgramStage.DRAFTED, "Sessions are logged once the program is assigned");
        boolean before = wasBeforeTheRest(state, command.occurredAt());
        require(state.isAssigned(), "No session is logged while the program is on hold");
        require(state.stage() != ProgramStage.HELD || before, "No session is logged while the program is on hold");
        require(state.stage().isOpen() || before, "No session is logged after the program has ended");
        require(!command.exercisesDone().isEmpty(), "A session has at least one exercise");
        for (String exercise : command.exercisesDone()) {
            require(
                    state.has(exercise) || (before && course.library().has(exercise)),
                    exercise + " is not an exercise of this program");
        }
        Set<String> done = new HashSet<>(command.exercisesDone());
        require(done.size() == command.exercisesDone().size(), "An exercise is named once in a session");
        require(done.containsAll(command.criteriaMet()), "A criterion is met by an exercise that was done");
        require(isZeroToTen(command.painBefore()), "Pain before the session is 0 to 10");
        require(isZeroToTen(command.painDuring()), "Pain during the session is 0 to 10");
        require(isZeroToTen(command.painNextMorning()), "Pain the next morning is 0 to 10");
        require(isZeroToTen(command.effort()), "Effort is 0 to 10");
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramEvent.SessionLogged(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                command.sessionId(),
                command.exercisesDone(),
                command.painBefore(),
                command.painDuring(),
                command.painNextMorning(),
                command.effort(),
                command.occurredAt(),
                command.criteriaMet(),
                command.signs(),
                command.newFlags(),
                command.by()));
        return andItsConsequence(state, events, command.sessionId(), course, command.occurredAt());
    }

    /** A phone without a network may send a session later than the hold or the end that came after it. */
    private static boolean wasBeforeTheRest(ProgramState state, Instant at) {
        Instant resting = state.restingSince();
        Instant assigned = state.assignedAt();
        return resting != null && assigned != null && at.isBefore(resting) && !at.isBefore(assigned);
    }

    static List<ProgramEvent> morning(ProgramState state, ProgramCommand.ReportNextMorning command, Course course) {
        SessionFacts session = state.session(command.sessionId())
                .orElseThrow(() -> new RuleViolation("The session is not of this program"));
        require(isZeroToTen(command.painNextMorning()), "Pain the next morning is 0 to 10");
        Integer known = session.painNextMorning();
        if (known != null && known == command.painNextMorning() && addsNothing(session, command)) {
            return List.of();
        }
        require(known == null, "The next morning of this session was already reported");
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramEvent.NextMorningReported(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                command.sessionId(),
                command.painNextMorning(),
                command.signs(),
                command.newFlags(),
                command.by(),
                command.occurredAt()));
        return andItsConsequence(state, events, command.sessionId(), course, command.occurredAt());
    }

    private static boolean addsNothing(SessionFacts session, ProgramCommand.ReportNextMorning command) {
        return session.newFlags().containsAll(command.newFlags())
                && (session.nightWaking() || !command.signs().contains(SessionSign.NIGHT_WAKING))
                && (session.symptomsSpread() || !command.signs().contains(SessionSign.SYMPTOMS_SPREAD));
    }

    /** A new flag stops the program at once; pain at the stop level lets it rest until the trainer has decided. */
    private static List<ProgramEvent> andItsConsequence(
            ProgramState state, List<ProgramEvent> events, UUID sessionId, Course course, Instant at) {
        if (!state.stage().isOpen()) {
            return events;
        }
        ProgramState after = state.on(events.getFirst());
        SessionFacts session = after.session(sessionId).orElseThrow();
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        if (course.progress().stops(session.newFlags())) {
            events.add(new ProgramEvent.Stopped(
                    draft.caseId(), draft.clinicId(), draft.programId(), StopReason.NEW_RED_FLAG, at));
        } else if (state.stage() == ProgramStage.ASSIGNED && course.progress().rests(session)) {
            events.add(new ProgramEvent.Held(
                    draft.caseId(), draft.clinicId(), draft.programId(), HoldReason.PAIN_RESPONSE, true, at));
        }
        return events;
    }

    static List<ProgramEvent> review(ProgramState state, ProgramCommand.Review command, Course course) {
        Instant assigned = state.assignedAt();
        if (state.reviews().stream().anyMatch(review -> review.reviewId().equals(command.reviewId()))) {
            return List.of();
        }
        CaseDecisions.requireOpen(state.file());
        if (assigned == null || !state.stage().isOpen()) {
            throw new RuleViolation("Only a program that is assigned and has not ended is reviewed");
        }
        require(!command.scores().isEmpty(), "A review has at least one measure");
        Adherence adherence = Outlook.adherence(state, course, command.occurredAt());
        ReviewCheck.Verdict verdict = course.reviews()
                .judge(state.baseline(), command.scores(), assigned, command.occurredAt(), state.wasWorse(), adherence);
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        return List.of(new ProgramEvent.Reviewed(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                command.reviewId(),
                verdict.milestone(),
                command.scores(),
                verdict.changes().stream()
                        .map(change -> new ScoreChange(
                                change.instrument(),
                                change.first(),
                                change.now(),
                                change.gain(),
                                change.meaningful(),
                                change.worse()))
                        .toList(),
                verdict.outcome(),
                verdict.rule(),
                adherence.asked(),
                adherence.done(),
                adherence.asAsked(),
                command.occurredAt()));
    }

    static List<ProgramEvent> gate(ProgramState state, ProgramCommand.MeasureGate command, Course course) {
        require(
                state.isAssigned() && state.stage().isOpen(),
                "Gate G4 is measured in a program that is assigned and has not ended");
        for (String id : command.measured().keySet()) {
            require(course.gate().isMeasured(id), id + " is not measured for gate G4");
        }
        ReturnGate.Checklist checklist = Outlook.checklist(state, course, command.measured());
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        return List.of(new ProgramEvent.GateMeasured(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                draft.athleteId(),
                command.measured(),
                checklist.missing(),
                checklist.ladderOpen(),
                checklist.open(),
                command.occurredAt()));
    }

    /** The gate is asked for; a reason replaces what a trainer may judge, and never a physician's word. */
    static List<ProgramEvent> complete(ProgramState state, ProgramCommand.Complete command, Course course) {
        require(state.stage() == ProgramStage.ASSIGNED, "Only a program that is assigned and not on hold is completed");
        require(state.sessionCount() > 0, "A program is completed after at least one session");
        ReturnGate.Checklist checklist = Outlook.checklist(state, course);
        require(
                checklist.barring().isEmpty(),
                "GATE-G4: A program is not completed without: " + texts(checklist.barring()));
        List<ReturnGate.Line> missing =
                checklist.lines().stream().filter(line -> !line.passed()).toList();
        require(
                checklist.open() || command.override() != null,
                "GATE-G4: Return to play is not shown yet: " + texts(missing)
                        + ". Measure it, or complete the program with a reason");
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        return List.of(new ProgramEvent.Completed(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                state.sessionCount(),
                command.occurredAt(),
                checklist.open(),
                checklist.open() ? null : command.override(),
                checklist.missing()));
    }

    private static String texts(List<ReturnGate.Line> lines) {
        return lines.stream().map(ReturnGate.Line::text).collect(joining("; "));
    }

    static List<ProgramEvent> refer(ProgramState state, ProgramCommand.AskReferral command) {
        CaseFile file = state.file();
        if (file.open().contains(command.referralId()) || file.closed().contains(command.referralId())) {
            return List.of();
        }
        CaseDecisions.requireOpen(file);
        require(state.isAssigned() && state.stage().isOpen(), "A referral from the program needs a program that runs");
        require(
                !state.reviews().isEmpty() && state.reviews().getLast().outcome() == ReviewCheck.Outcome.REFER,
                "A referral from the program rests on a review that proposes it; any other is requested from the"
                        + " assessment");
        require(!file.hasOpenReferral(), "A referral of this case is already open");
        ProgramCaseEvent.CaseKnown facts = file.facts();
        if (facts == null) {
            throw new RuleViolation(
                    "The intake of this case is not known here; request the referral from the assessment");
        }
        ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramEvent.ReferralAsked(
                draft.caseId(),
                draft.clinicId(),
                draft.programId(),
                command.referralId(),
                draft.athleteId(),
                command.trainerId(),
                Urgency.ROUTINE,
                List.of(RedFlag.NO_PROGRESS.name()),
                command.question(),
                command.suggestedDiagnostics(),
                summary(state, facts),
                command.occurredAt()));
        events.addAll(open(state, draft.clinicId(), command.referralId(), command.occurredAt(), draft.caseId()));
        return events;
    }

    private static ClinicalSummary summary(ProgramState state, ProgramCaseEvent.CaseKnown facts) {
        int now = state.sessions().isEmpty()
                ? facts.painNow()
                : state.sessions().getLast().painBefore();
        List<RedFlag> flags = new ArrayList<>(state.file().flags());
        flags.add(RedFlag.NO_PROGRESS);
        return new ClinicalSummary(
                facts.age(),
                facts.sex(),
                facts.sport(),
                now,
                Math.min(now, facts.painBest()),
                Math.max(now, facts.painWorst()),
                facts.regions(),
                flags.stream().distinct().sorted().toList(),
                state.file().findings());
    }

    /** A referral is open: the program rests, whatever it rested for before. */
    static List<ProgramEvent> open(ProgramState state, String clinicId, UUID referralId, Instant at, UUID caseId) {
        return state.file().closed().contains(referralId) ? List.of() : reopen(state, clinicId, referralId, at, caseId);
    }

    /** Also one that had ended. */
    static List<ProgramEvent> reopen(ProgramState state, String clinicId, UUID referralId, Instant at, UUID caseId) {
        if (state.file().open().contains(referralId)) {
            return List.of();
        }
        List<ProgramEvent> events = new ArrayList<>();
        events.add(new ProgramCaseEvent.ReferralOpened(caseId, clinicId, referralId, at));
        if (state.stage().isOpen() && state.heldFor() != HoldReason.REFERRAL_OPEN) {
            ProgramEvent.Drafted draft = PlanDecisions.draftOf(state);
            events.add(new ProgramEvent.Held(
                    caseId, draft.clinicId(), draft.programId(), HoldReason.REFERRAL_OPEN, state.isAssigned(), at));
        }
        return events;
    }

    static boolean isZeroToTen(@Nullable Integer value) {
        return value == null || (value >= 0 && value <= 10);
    }
}
