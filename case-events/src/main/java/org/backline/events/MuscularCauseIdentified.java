package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.MuscularCause;
import org.backline.codes.OverrideReason;
import org.jspecify.annotations.Nullable;

/**
 * A trainer confirmed, or overrode with a reason, one or more muscular causes.
 *
 * @param contraindications open conditions that bar exercises
 * @param hipFlexorsTight whether a pelvis-controlled modified Thomas test is positive (order rule O1)
 */
@EventVersion(1)
public record MuscularCauseIdentified(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID athleteId,
        UUID proposalId,
        List<MuscularCause> causes,
        List<Contraindication> contraindications,
        boolean hipFlexorsTight,
        boolean overridden,
        @Nullable OverrideReason overrideReason)
        implements PublishedEvent {

    public MuscularCauseIdentified {
        causes = List.copyOf(causes);
        contraindications = List.copyOf(contraindications);
    }
}
