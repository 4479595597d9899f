package org.backline.intake.domain;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of an athlete's record. Times and ids come with the command. */
public sealed interface AthleteCommand {

    /** Whose record it is. */
    UUID athleteId();

    /** Keeps the record from being erased. */
    record PlaceLegalHold(
            @TargetAggregateIdentifier UUID athleteId,
            LegalHoldReason reason,
            @Nullable UUID noteId,
            Instant at) implements AthleteCommand {}

    /** Ends the hold. */
    record LiftLegalHold(@TargetAggregateIdentifier UUID athleteId, Instant at) implements AthleteCommand {}

    /**
     * Erases who the athlete is.
     *
     * @param authority what it rests on, should the record have to be kept longer
     * @param cases every case of the athlete
     * @param retention how long a record is kept after its last case was closed
     */
    record Erase(
            @TargetAggregateIdentifier UUID athleteId,
            String clinicId,
            ErasureReason reason,
            @Nullable ErasureAuthority authority,
            List<CaseStanding> cases,
            Period retention,
            Instant at)
            implements AthleteCommand {

        public Erase {
            cases = List.copyOf(cases);
        }
    }
}
