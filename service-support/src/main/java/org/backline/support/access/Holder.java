package org.backline.support.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a record.
 *
 * @param clinics the clinics it belongs to; more than one for an athlete with cases in several
 * @param caseId the case it is, or belongs to; absent for an athlete's identity
 * @param athleteId whose it is, as far as it is known here
 * @param referred whether a physician was asked about it
 */
public record Holder(
        Set<String> clinics,
        @Nullable UUID caseId,
        @Nullable UUID athleteId,
        boolean referred) {

    public Holder {
        clinics = Set.copyOf(clinics);
    }

    /** A case, or what belongs to it, as its own events tell. */
    public static Holder ofCase(String clinicId, UUID caseId, @Nullable UUID athleteId, boolean referred) {
        return new Holder(Set.of(clinicId), caseId, athleteId, referred);
    }
}
