package org.backline.events;

import static org.backline.events.EventSamples.NORTH;
import static org.backline.events.EventSamples.ROWER;
import static org.backline.events.EventSamples.ROWERS_CASE;
import static org.backline.events.EventSamples.gluteusMedius;
import static org.backline.events.EventSamples.onDay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.OverrideReason;
import org.backline.codes.PlanChange;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.Side;
import org.backline.codes.StopReason;

/** The rower's program, from draft to end. */
public final class ProgramSamples {

    public static final UUID PROGRAM = UUID.fromString("019a8f00-0000-7000-8000-000000000005");
    public static final UUID SESSION = UUID.fromString("019a8f00-0000-7000-8000-000000000006");

    private ProgramSamples() {}

    static SequencedMap<String, PublishedEvent> all() {
        SequencedMap<String, PublishedEvent> all = new LinkedHashMap<>();
        all.put("ProgramDrafted.v1", theRowersProgramIsDrafted());
        all.put("ProgramAssigned.v1", theRowersProgramIsAssigned());
        all.put("SessionLogged.v1", theRowerTrained());
        all.put("SessionLogged.v1.minimal", theRowerTrainedToday());
        all.put("ProgramHeld.v1", theRowersProgramRests());
        all.put("ProgramResumed.v1", theRowersProgramGoesOn());
        all.put("ProgramCompleted.v1", theRowersProgramIsCompleted());
        all.put("ProgramCompleted.v1.minimal", aProgramIsCompletedAsBeforeTheGate());
        all.put("ProgramStopped.v1", theRowersProgramIsStopped());
        all.put("ProgramRevised.v1", theRowersProgramGoesUp());
        all.put("ReturnGateOpened.v1", theRowerMayReturn());
        all.put("ProgramReviewed.v1", theRowerIsReviewed());
        return all;
    }

    public static ProgramDrafted theRowersProgramIsDrafted() {
        return new ProgramDrafted(
                ROWERS_CASE,
                NORTH,
                onDay(2, "09:45:01Z"),
                PROGRAM,
                ROWER,
                List.of(gluteusMedius()),
                exercises(),
                withoutSupermans());
    }

    public static ProgramAssigned theRowersProgramIsAssigned() {
        return new ProgramAssigned(
                ROWERS_CASE, NORTH, onDay(2, "09:50:00Z"), PROGRAM, ROWER, 1, exercises(), withoutSupermans());
    }

    public static SessionLogged theRowerTrained() {
        return new SessionLogged(
                ROWERS_CASE, NORTH, onDay(4, "17:00:00Z"), PROGRAM, SESSION, List.of("E03", "E15", "E06"), 3, 2, 2, 6);
    }

    /** The next morning is not known yet. */
    public static SessionLogged theRowerTrainedToday() {
        return new SessionLogged(
                ROWERS_CASE, NORTH, onDay(4, "17:00:00Z"), PROGRAM, SESSION, List.of("E03"), 3, 2, null, null);
    }

    public static ProgramHeld theRowersProgramRests() {
        return new ProgramHeld(ROWERS_CASE, NORTH, onDay(9, "12:00:00Z"), PROGRAM, HoldReason.ILLNESS);
    }

    public static ProgramResumed theRowersProgramGoesOn() {
        return new ProgramResumed(ROWERS_CASE, NORTH, onDay(12, "12:00:00Z"), PROGRAM);
    }

    public static ProgramCompleted theRowersProgramIsCompleted() {
        return new ProgramCompleted(
                ROWERS_CASE, NORTH, onDay(28, "12:00:00Z"), PROGRAM, 14, false, OverrideReason.TEST_NOT_POSSIBLE);
    }

    /** From before the return gate was asked for. */
    public static ProgramCompleted aProgramIsCompletedAsBeforeTheGate() {
        return new ProgramCompleted(ROWERS_CASE, NORTH, onDay(28, "12:00:00Z"), PROGRAM, 14, null, null);
    }

    public static ProgramStopped theRowersProgramIsStopped() {
        return new ProgramStopped(ROWERS_CASE, NORTH, onDay(28, "12:00:00Z"), PROGRAM, StopReason.CAUSE_REVISED);
    }

    public static ProgramRevised theRowersProgramGoesUp() {
        return new ProgramRevised(
                ROWERS_CASE,
                NORTH,
                onDay(14, "12:00:00Z"),
                PROGRAM,
                PlanChange.PROGRESSED,
                2,
                exercises(),
                withoutSupermans());
    }

    public static ReturnGateOpened theRowerMayReturn() {
        return new ReturnGateOpened(ROWERS_CASE, NORTH, onDay(27, "12:00:00Z"), PROGRAM, ROWER);
    }

    public static ProgramReviewed theRowerIsReviewed() {
        return new ProgramReviewed(
                ROWERS_CASE,
                NORTH,
                onDay(16, "12:00:00Z"),
                PROGRAM,
                UUID.fromString("019a8f00-0000-7000-8000-000000000006"),
                List.of(new PromScore(Instrument.ODI, 18)));
    }

    private static List<PrescribedExercise> exercises() {
        return List.of(
                new PrescribedExercise(
                        "E03", 1, Side.BILATERAL, new ExerciseDose(3, 12, 5, null, 4), "P1", EvidenceGrade.C),
                new PrescribedExercise(
                        "E15", 1, Side.BILATERAL, new ExerciseDose(3, 6, null, null, 4), "P1", EvidenceGrade.D),
                new PrescribedExercise(
                        "E06", 2, Side.LEFT, new ExerciseDose(3, null, null, 10, 3), "O3", EvidenceGrade.C));
    }

    private static List<ExcludedExercise> withoutSupermans() {
        return List.of(new ExcludedExercise("E35", "I19", EvidenceGrade.X));
    }
}
