package org.backline.intake.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an athlete's record. Stored for ever: JDK types and codes only, no personal data, never edited. */
public sealed interface AthleteEvent {

    /** Whose record it is. */
    UUID athleteId();

    /** The record must not be erased. */
    record LegalHoldPlaced(
            UUID athleteId,
            LegalHoldReason reason,
            @Nullable UUID noteId,
            Instant at) implements AthleteEvent {}

    /** The hold has ended. */
    record LegalHoldLifted(UUID athleteId, Instant at) implements AthleteEvent {}

    /**
     * Identity and notes are gone for good.
     *
     * @param authority what it rests on, when the record could have been kept longer
     * @param caseIds the athlete's cases, all of them closed
     */
    record Erased(
            UUID athleteId,
            String clinicId,
            ErasureReason reason,
            @Nullable ErasureAuthority authority,
            List<UUID> caseIds,
            Instant at)
            implements AthleteEvent {

        public Erased {
            caseIds = List.copyOf(caseIds);
        }
    }
}
