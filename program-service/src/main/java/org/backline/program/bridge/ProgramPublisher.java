package org.backline.program.bridge;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.PlanChange;
import org.backline.codes.ReferralOrigin;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramDrafted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramReviewed;
import org.backline.events.ProgramRevised;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.events.ReturnGateOpened;
import org.backline.events.SessionLogged;
import org.backline.program.domain.ProgramCaseEvent;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.RevisionCause;
import org.backline.program.exercise.course.Plan;
import org.backline.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other services hear of a program. That a mere draft rests stays inside: nobody trains by it yet. */
@Component
class ProgramPublisher implements Publisher {

    @Override
    public Optional<PublishedEvent> publish(Object storedEvent, Instant recordedAt) {
        return storedEvent instanceof ProgramEvent event ? Optional.ofNullable(published(event)) : Optional.empty();
    }

    private static @Nullable PublishedEvent published(ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.Drafted drafted ->
                new ProgramDrafted(
                        drafted.caseId(),
                        drafted.clinicId(),
                        drafted.occurredAt(),
                        drafted.programId(),
                        drafted.athleteId(),
                        drafted.causes(),
                        drafted.exercises(),
                        drafted.excluded());
            case ProgramEvent.Assigned assigned ->
                new ProgramAssigned(
                        assigned.caseId(),
                        assigned.clinicId(),
                        assigned.occurredAt(),
                        assigned.programId(),
                        assigned.athleteId(),
                        assigned.phase(),
                        assigned.exercises(),
                        assigned.excluded());
            case ProgramEvent.SessionLogged logged ->
                new SessionLogged(
                        logged.caseId(),
                        logged.clinicId(),
                        logged.occurredAt(),
                        logged.programId(),
                        logged.sessionId(),
                        logged.exercisesDone(),
                        logged.painBefore(),
                        logged.painDuring(),
                        logged.painNextMorning(),
                        logged.effort());
            case ProgramEvent.Held held ->
                held.assigned()
                        ? new ProgramHeld(
                                held.caseId(), held.clinicId(), held.occurredAt(), held.programId(), held.reason())
                        : null;
            case ProgramEvent.Resumed resumed ->
                resumed.assigned()
                        ? new ProgramResumed(
                                resumed.caseId(), resumed.clinicId(), resumed.occurredAt(), resumed.programId())
                        : null;
            case ProgramEvent.Completed completed ->
                new ProgramCompleted(
                        completed.caseId(),
                        completed.clinicId(),
                        completed.occurredAt(),
                        completed.programId(),
                        completed.sessions(),
                        completed.gateOpen(),
                        completed.gateOverride());
            case ProgramEvent.Stopped stopped ->
                new ProgramStopped(
                        stopped.caseId(),
                        stopped.clinicId(),
                        stopped.occurredAt(),
                        stopped.programId(),
                        stopped.reason());
            case ProgramEvent.Revised revised ->
                revised(
                        revised,
                        revised.programId(),
                        revised.because() == RevisionCause.TRAINER_EDIT ? PlanChange.EDITED : PlanChange.RESTRICTED,
                        new Plan(revised.phase(), revised.exercises(), revised.excluded()));
            case ProgramEvent.Progressed on ->
                revised(
                        on,
                        on.programId(),
                        PlanChange.PROGRESSED,
                        new Plan(on.toPhase(), on.exercises(), on.excluded()));
            case ProgramEvent.Regressed back ->
                revised(
                        back,
                        back.programId(),
                        PlanChange.REGRESSED,
                        new Plan(back.toPhase(), back.exercises(), back.excluded()));
            case ProgramEvent.GateMeasured gate ->
                gate.open()
                        ? new ReturnGateOpened(
                                gate.caseId(), gate.clinicId(), gate.occurredAt(), gate.programId(), gate.athleteId())
                        : null;
            case ProgramEvent.ReferralAsked asked ->
                new ReferralRequested(
                        asked.caseId(),
                        asked.clinicId(),
                        asked.occurredAt(),
                        asked.referralId(),
                        asked.athleteId(),
                        asked.trainerId(),
                        ReferralOrigin.PROGRAM,
                        CauseCategory.UNDETERMINED,
                        asked.urgency(),
                        asked.because(),
                        asked.question(),
                        asked.suggestedDiagnostics(),
                        asked.summary());
            case ProgramEvent.NextMorningReported morning -> null;
            case ProgramEvent.Reviewed reviewed ->
                new ProgramReviewed(
                        reviewed.caseId(),
                        reviewed.clinicId(),
                        reviewed.occurredAt(),
                        reviewed.programId(),
                        reviewed.reviewId(),
                        reviewed.scores());
            case ProgramCaseEvent known -> null;
        };
    }

    private static ProgramRevised revised(ProgramEvent event, UUID programId, PlanChange change, Plan plan) {
        return new ProgramRevised(
                event.caseId(),
                event.clinicId(),
                event.occurredAt(),
                programId,
                change,
                plan.phase(),
                plan.exercises(),
                plan.excluded());
    }
}
