package org.backline.dashboard;

import java.time.Instant;
import java.util.List;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.PainSite;
import org.backline.codes.PlanChange;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramDrafted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramReviewed;
import org.backline.events.ProgramRevised;
import org.backline.events.ProgramStopped;
import org.backline.events.ReturnGateOpened;
import org.backline.events.SessionLogged;

/**
 * The course of a program.
 *
 * @param <S> the story that is told on
 */
public abstract class ProgramTelling<S extends ProgramTelling<S>> extends AssessmentTelling<S> {

    private int sessions;

    ProgramTelling(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        super(number, opened, clinic, trainer, sport, age, sex, regions);
    }

    private static PrescribedExercise exercise(
            String id, Side side, ExerciseDose dose, String rule, EvidenceGrade grade) {
        return new PrescribedExercise(id, 1, side, dose, rule, grade);
    }

    private static final List<PrescribedExercise> EXERCISES = List.of(
            exercise("E03", Side.NONE, new ExerciseDose(3, 12, 5, null, 5), "P1-BRIDGE-FIRST", EvidenceGrade.D),
            exercise("E04", Side.BILATERAL, new ExerciseDose(3, 8, null, null, 5), "P1-BRIDGE-FIRST", EvidenceGrade.D),
            exercise("E15", Side.NONE, new ExerciseDose(3, 6, null, null, 5), "P1-CORE-SECOND", EvidenceGrade.D),
            exercise("E16", Side.NONE, new ExerciseDose(3, 6, 10, null, 5), "P1-CORE-SECOND", EvidenceGrade.D),
            exercise("E06", Side.NONE, new ExerciseDose(3, null, null, 10, 4), "P1-HIP-STRENGTH", EvidenceGrade.C),
            exercise("E07", Side.LEFT, new ExerciseDose(3, 10, null, null, 4), "P1-HIP-STRENGTH", EvidenceGrade.C),
            exercise("E20", Side.NONE, new ExerciseDose(3, null, 40, null, 7), "P1-FLEXORS-FIRST", EvidenceGrade.B),
            exercise("E34", Side.NONE, new ExerciseDose(1, null, 1200, null, 3), "AEROBIC", EvidenceGrade.A));

    private static final List<ExcludedExercise> EXCLUDED = List.of(
            new ExcludedExercise("E35", "NO-SUPERMAN", EvidenceGrade.X),
            new ExcludedExercise("E08", "BAR-X", EvidenceGrade.D),
            new ExcludedExercise("E10", "LATER-PHASE", EvidenceGrade.C));

    public S drafted() {
        return tell(
                "program-service",
                at -> new ProgramDrafted(
                        caseId, clinic, at, programId, athleteId, List.of(cause()), EXERCISES, EXCLUDED));
    }

    /** The reopening drafts it, at its own moment. */
    public S draftedAgain() {
        Instant reopened = told.getLast().event().occurredAt();
        return tell(
                "program-service",
                at -> new ProgramDrafted(
                        caseId,
                        clinic,
                        reopened,
                        id("9407", number, 0),
                        athleteId,
                        List.of(cause()),
                        EXERCISES,
                        EXCLUDED));
    }

    public S assigned() {
        return tell(
                trainer, at -> new ProgramAssigned(caseId, clinic, at, programId, athleteId, 1, EXERCISES, EXCLUDED));
    }

    public S trained(int before, int during) {
        sessions++;
        return tell(
                trainer,
                at -> new SessionLogged(
                        caseId,
                        clinic,
                        at,
                        programId,
                        id("5e55", number, told.size()),
                        List.of("E03", "E15", "E06"),
                        before,
                        during,
                        Math.max(0, before - 1),
                        4));
    }

    public S held() {
        return tell("program-service", at -> new ProgramHeld(caseId, clinic, at, programId, HoldReason.REFERRAL_OPEN));
    }

    public S resumed() {
        return tell("program-service", at -> new ProgramResumed(caseId, clinic, at, programId));
    }

    public S completed() {
        return tell(trainer, at -> new ProgramCompleted(caseId, clinic, at, programId, sessions, true, null));
    }

    public S stopped(StopReason reason) {
        return tell("program-service", at -> new ProgramStopped(caseId, clinic, at, programId, reason));
    }

    public S revised() {
        return tell(
                trainer,
                at -> new ProgramRevised(caseId, clinic, at, programId, PlanChange.EDITED, 1, EXERCISES, EXCLUDED));
    }

    public S reviewed(Instrument instrument, double value) {
        return tell(
                trainer,
                at -> new ProgramReviewed(
                        caseId,
                        clinic,
                        at,
                        programId,
                        id("4e71", number, told.size()),
                        List.of(new PromScore(instrument, value))));
    }

    public S passedAllGates() {
        return tell(trainer, at -> new ReturnGateOpened(caseId, clinic, at, programId, athleteId));
    }
}
