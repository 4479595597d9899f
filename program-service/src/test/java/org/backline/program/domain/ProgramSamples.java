package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.program.exercise.DraftRequest;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.ProgramDrafter;

/** A rower with a weak left gluteus medius, and what happens to her program. */
final class ProgramSamples {

    static final ProgramDrafter DRAFTER = new ProgramDrafter(ExerciseLibrary.load());

    static final UUID CASE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    static final UUID ATHLETE = UUID.fromString("0198a000-0000-7000-8000-000000000002");
    static final UUID FIRST_PROGRAM = UUID.fromString("0198a000-0000-7000-8000-0000000000a1");
    static final UUID SECOND_PROGRAM = UUID.fromString("0198a000-0000-7000-8000-0000000000a2");
    static final UUID FIRST_SESSION = UUID.fromString("0198a000-0000-7000-8000-0000000000b1");
    static final UUID SECOND_SESSION = UUID.fromString("0198a000-0000-7000-8000-0000000000b2");
    static final String CLINIC = "north";

    static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
    static final Instant DAY_2 = Instant.parse("2026-09-02T08:00:00Z");
    static final Instant DAY_3 = Instant.parse("2026-09-03T08:00:00Z");
    static final Instant DAY_4 = Instant.parse("2026-09-04T08:00:00Z");

    static final MuscularCause WEAK_LEFT_GLUTE = new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C);
    static final MuscularCause TIGHT_HIP_FLEXORS =
            new MuscularCause(MuscularPattern.P2, Side.BILATERAL, EvidenceGrade.B);

    private ProgramSamples() {}

    static ProgramEvent.Drafted aDraft() {
        return drafted(FIRST_PROGRAM, List.of(WEAK_LEFT_GLUTE), List.of(), false, DAY_1);
    }

    static ProgramEvent.Drafted drafted(
            UUID program,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            Instant at) {
        var draft = DRAFTER.draft(DraftRequest.first(causes, contraindications, hipFlexorsTight));
        return new ProgramEvent.Drafted(
                CASE,
                CLINIC,
                program,
                ATHLETE,
                causes,
                contraindications,
                hipFlexorsTight,
                draft.phase(),
                draft.exercises(),
                draft.excluded(),
                draft.libraryVersion(),
                draft.libraryHash(),
                at);
    }

    static ProgramEvent.Assigned itsAssignment() {
        var draft = aDraft();
        return new ProgramEvent.Assigned(
                CASE, CLINIC, FIRST_PROGRAM, ATHLETE, draft.phase(), draft.exercises(), draft.excluded(), DAY_2);
    }

    static ProgramEvent.SessionLogged aSession(UUID session) {
        return new ProgramEvent.SessionLogged(
                CASE, CLINIC, FIRST_PROGRAM, session, List.of("E03", "E15"), 3, 2, null, 5, DAY_3);
    }

    static ProgramEvent.Held aHold(HoldReason reason, boolean assigned) {
        return new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, reason, assigned, DAY_3);
    }

    static ProgramEvent.Completed itsCompletion() {
        return new ProgramEvent.Completed(CASE, CLINIC, FIRST_PROGRAM, 1, DAY_3);
    }

    static ProgramEvent.Stopped aStop(StopReason reason, Instant at) {
        return new ProgramEvent.Stopped(CASE, CLINIC, FIRST_PROGRAM, reason, at);
    }

    static ProgramCommand.Draft draft(UUID program, MuscularCause cause, AskedBy askedBy) {
        return new ProgramCommand.Draft(
                CASE, program, ATHLETE, CLINIC, List.of(cause), List.of(), false, DAY_4, askedBy);
    }

    static ProgramCommand.Assign assign() {
        return new ProgramCommand.Assign(CASE, DAY_4);
    }

    static ProgramCommand.LogSession logSession(UUID session, String... exercises) {
        return new ProgramCommand.LogSession(CASE, session, List.of(exercises), 3, 2, 1, 5, DAY_4);
    }

    static ProgramCommand.Hold hold(HoldReason reason, AskedBy askedBy) {
        return new ProgramCommand.Hold(CASE, reason, DAY_4, askedBy);
    }

    static ProgramCommand.Resume resume(AskedBy askedBy) {
        return new ProgramCommand.Resume(CASE, DAY_4, askedBy);
    }

    static ProgramCommand.Complete complete() {
        return new ProgramCommand.Complete(CASE, DAY_4);
    }

    static ProgramCommand.Stop stop(StopReason reason, AskedBy askedBy) {
        return new ProgramCommand.Stop(CASE, reason, DAY_4, askedBy);
    }
}
