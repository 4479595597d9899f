package org.backline.intake.view.caseload;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.Participation;

/**
 * One case in the list of a clinic.
 *
 * @param stage where the case stands
 */
public record CaseloadEntry(
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        CaseloadStage stage,
        Instant occurredAt,
        Participation participation) {}
