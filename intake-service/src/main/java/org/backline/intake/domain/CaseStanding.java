package org.backline.intake.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision about the athlete needs to know of a case.
 *
 * @param clinicId the clinic that holds it
 * @param closedAt when it was last closed; absent while it is open
 */
public record CaseStanding(
        UUID caseId, String clinicId, @Nullable Instant closedAt) {

    /** Whether the case is open. */
    public boolean isOpen() {
        return closedAt == null;
    }

    /** The standing after one more event. */
    public CaseStanding on(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Recorded recorded -> new CaseStanding(caseId, recorded.clinicId(), closedAt);
            case CaseEvent.Transferred transferred -> new CaseStanding(caseId, transferred.toClinicId(), closedAt);
            case CaseEvent.Closed closed -> new CaseStanding(caseId, clinicId, closed.at());
            case CaseEvent.Reopened reopened -> new CaseStanding(caseId, clinicId, null);
            default -> this;
        };
    }
}
