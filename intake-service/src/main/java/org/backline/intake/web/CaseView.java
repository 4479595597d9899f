package org.backline.intake.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.intake.domain.CaseState;
import org.backline.intake.domain.IntakeForm;
import org.backline.support.note.Note;
import org.jspecify.annotations.Nullable;

/** A case as it stands, with its notes. */
record CaseView(
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        Instant occurredAt,
        IntakeForm intake,
        Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate until,
        SortedSet<UUID> openReferrals,
        CaseState.@Nullable Offer transferOffer,
        boolean readyToClose,
        @Nullable CaseOutcome outcome,
        List<Note> notes,
        long version) {

    static CaseView of(CaseState state, long version, List<Note> notes) {
        return new CaseView(
                Objects.requireNonNull(state.caseId()),
                Objects.requireNonNull(state.athleteId()),
                Objects.requireNonNull(state.clinicId()),
                Objects.requireNonNull(state.trainerId()),
                Objects.requireNonNull(state.occurredAt()),
                Objects.requireNonNull(state.form()),
                state.participation(),
                state.restrictions(),
                state.until(),
                state.openReferrals(),
                state.offer(),
                state.isReadyToClose(),
                state.outcome(),
                notes,
                version);
    }
}
