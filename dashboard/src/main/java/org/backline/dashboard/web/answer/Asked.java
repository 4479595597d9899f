package org.backline.dashboard.web.answer;

import java.time.Instant;
import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;

/**
 * What referral-service shows by a signed link.
 *
 * @param athleteNumber stands for the athlete; the name is not shown by a link
 * @param answered whether this link was used
 * @param open whether the referral still waits for this physician's answer
 */
record Asked(
        String clinicId,
        String athleteNumber,
        CauseCategory category,
        Urgency urgency,
        ReferralQuestion question,
        List<String> because,
        List<Diagnostic> suggestedDiagnostics,
        ClinicalSummary summary,
        Instant requestedAt,
        Instant expiresAt,
        boolean answered,
        boolean open) {}
