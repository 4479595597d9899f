package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.StopReason;
import org.jspecify.annotations.Nullable;

/** What happened to a program. Stored for ever: JDK types and codes only, no personal data, no free text. */
public sealed interface ProgramEvent {

    /** The case whose program it is. */
    UUID caseId();

    /** The clinic that held the case when the program was drafted. */
    String clinicId();

    /** Which of the programs of the case. */
    UUID programId();

    /** When it happened. */
    Instant occurredAt();

    /**
     * The rules proposed a program.
     *
     * @param exercises in the order of a session
     * @param libraryVersion exercise library it was drafted from
     * @param libraryHash SHA-256 of that library
     */
    record Drafted(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID athleteId,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            int phase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            String libraryVersion,
            String libraryHash,
            Instant occurredAt)
            implements ProgramEvent {

        public Drafted {
            causes = List.copyOf(causes);
            contraindications = List.copyOf(contraindications);
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
        }
    }

    /** The trainer assigned the draft; the plan stands here once more, so that this event explains itself. */
    record Assigned(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID athleteId,
            int phase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            Instant occurredAt)
            implements ProgramEvent {

        public Assigned {
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
        }
    }

    /** The athlete trained. */
    record SessionLogged(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID sessionId,
            List<String> exercisesDone,
            int painBefore,
            int painDuring,
            @Nullable Integer painNextMorning,
            @Nullable Integer effort,
            Instant occurredAt)
            implements ProgramEvent {

        public SessionLogged {
            exercisesDone = List.copyOf(exercisesDone);
        }
    }

    /**
     * The program rests.
     *
     * @param assigned false when it was only a draft that must not be assigned meanwhile
     */
    record Held(UUID caseId, String clinicId, UUID programId, HoldReason reason, boolean assigned, Instant occurredAt)
            implements ProgramEvent {}

    /**
     * The program goes on.
     *
     * @param assigned false when it was only a draft, which may be assigned again
     */
    record Resumed(UUID caseId, String clinicId, UUID programId, boolean assigned, Instant occurredAt)
            implements ProgramEvent {}

    /** The program reached its end after so many sessions. */
    record Completed(UUID caseId, String clinicId, UUID programId, int sessions, Instant occurredAt)
            implements ProgramEvent {}

    /** The program ended before its end. */
    record Stopped(UUID caseId, String clinicId, UUID programId, StopReason reason, Instant occurredAt)
            implements ProgramEvent {}
}
