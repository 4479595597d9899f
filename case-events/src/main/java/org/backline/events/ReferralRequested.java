package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;

/**
 * A physician is asked to see the athlete.
 *
 * @param because ids of the flags, tests or rules behind it
 */
@EventVersion(1)
public record ReferralRequested(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        UUID athleteId,
        String trainerId,
        ReferralOrigin origin,
        CauseCategory category,
        Urgency urgency,
        List<String> because,
        ReferralQuestion question,
        List<Diagnostic> suggestedDiagnostics,
        ClinicalSummary summary)
        implements PublishedEvent {

    public ReferralRequested {
        because = List.copyOf(because);
        suggestedDiagnostics = List.copyOf(suggestedDiagnostics);
    }
}
