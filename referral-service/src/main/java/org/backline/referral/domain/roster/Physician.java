package org.backline.referral.domain.roster;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A physician whom a clinic may ask.
 *
 * @param physicianId subject at the sign-in provider
 * @param onCall whether emergencies are asked of this physician first
 * @param awayUntil last day of an absence; absent when there is none
 */
public record Physician(
        String physicianId,
        List<Specialty> specialties,
        boolean onCall,
        @Nullable LocalDate awayUntil) {

    public Physician {
        specialties = List.copyOf(specialties);
    }

    /** Whether the physician is there on a day. */
    public boolean isThere(LocalDate day) {
        return awayUntil == null || day.isAfter(awayUntil);
    }
}
