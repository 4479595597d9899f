package org.backline.support.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Role;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: who asked for whose record, and what came of it.
 *
 * @param at when
 * @param actor subject of the person or system, never a name
 * @param operation its name in the access matrix
 * @param grantId the emergency access under which it was allowed
 * @param clinics the clinics whose record it is
 */
public record Disclosure(
        Instant at,
        String actor,
        Role role,
        String operation,
        DataCategory data,
        Purpose purpose,
        Outcome outcome,
        @Nullable UUID grantId,
        List<UUID> caseIds,
        List<UUID> athleteIds,
        List<String> clinics) {

    public Disclosure {
        caseIds = caseIds.stream().sorted().toList();
        athleteIds = athleteIds.stream().sorted().toList();
        clinics = clinics.stream().sorted().toList();
    }

    /** What came of it. */
    public enum Outcome {
        /** It was shown, or carried out. */
        DISCLOSED,
        /** It was refused. */
        DENIED
    }
}
