package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The physician's answer.
 *
 * @param diagnosisCode ICD-10-CM
 * @param remainingUrgency urgency that stays; absent when the physician lifted it
 * @param noteId the instruction to the trainer, kept in the erasable note table
 */
@EventVersion(1)
public record PhysicianReported(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String physicianId,
        String diagnosisCode,
        CauseCategory category,
        List<Diagnostic> diagnosticsOrdered,
        List<Restriction> restrictions,
        @Nullable Urgency remainingUrgency,
        @Nullable UUID noteId)
        implements PublishedEvent {

    public PhysicianReported {
        diagnosticsOrdered = List.copyOf(diagnosticsOrdered);
        restrictions = List.copyOf(restrictions);
    }
}
