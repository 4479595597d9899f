package org.backline.program.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.StopReason;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.backline.program.domain.ProgramState;
import org.jspecify.annotations.Nullable;

/** The program of a case as it stands. */
record ProgramView(
        UUID caseId,
        UUID programId,
        UUID athleteId,
        String clinicId,
        ProgramStage state,
        @Nullable HoldReason heldFor,
        List<MuscularCause> causes,
        List<Contraindication> contraindications,
        boolean hipFlexorsTight,
        int phase,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded,
        String libraryVersion,
        String libraryHash,
        Instant draftedAt,
        @Nullable Instant assignedAt,
        int sessions,
        @Nullable Instant lastSessionAt,
        @Nullable Instant endedAt,
        @Nullable StopReason stoppedFor,
        long version) {

    static ProgramView of(ProgramState state, long version) {
        ProgramEvent.Drafted draft = Objects.requireNonNull(state.draft());
        return new ProgramView(
                draft.caseId(),
                draft.programId(),
                draft.athleteId(),
                draft.clinicId(),
                state.stage(),
                state.heldFor(),
                draft.causes(),
                draft.contraindications(),
                draft.hipFlexorsTight(),
                draft.phase(),
                draft.exercises(),
                draft.excluded(),
                draft.libraryVersion(),
                draft.libraryHash(),
                draft.occurredAt(),
                state.assignedAt(),
                state.sessions(),
                state.lastSessionAt(),
                state.endedAt(),
                state.stoppedFor(),
                version);
    }
}
