package org.backline.dashboard.web.frame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.CancellationReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.HoldReason;
import org.backline.codes.InterruptionReason;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OverrideReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.springframework.stereotype.Component;

/** The codes that forms offer to choose from. */
@Component
public class Choices {

    public List<String> restrictions() {
        return codes(Restriction.values());
    }

    public List<String> participations() {
        return codes(Participation.values());
    }

    public List<String> outcomes() {
        return codes(CaseOutcome.values());
    }

    public List<String> reopenings() {
        return codes(ReopeningReason.values());
    }

    public List<String> urgencies() {
        return codes(Urgency.values());
    }

    /** What a physician may say of the urgency: which remains, or that it is lifted. */
    public List<String> remaining() {
        return Stream.concat(urgencies().stream(), Stream.of("LIFTED")).toList();
    }

    public List<String> categories() {
        return codes(CauseCategory.values());
    }

    /** Categories a physician is asked about: everything but what a trainer treats alone. */
    public List<String> referredCategories() {
        return categories().stream()
                .filter(category -> !category.equals("MUSCULAR"))
                .toList();
    }

    public List<String> questions() {
        return codes(ReferralQuestion.values());
    }

    public List<String> diagnostics() {
        return codes(Diagnostic.values());
    }

    public List<String> patterns() {
        return codes(MuscularPattern.values());
    }

    public List<String> overrides() {
        return codes(OverrideReason.values());
    }

    public List<String> declines() {
        return codes(DeclineReason.values());
    }

    public List<String> cancellations() {
        return codes(CancellationReason.values());
    }

    public List<String> redirections() {
        return codes(RedirectReason.values());
    }

    public List<String> interruptions() {
        return codes(InterruptionReason.values());
    }

    public List<String> diagnosticOutcomes() {
        return codes(DiagnosticOutcome.values());
    }

    public List<String> reconciliations() {
        return codes(ReconciliationChoice.values());
    }

    public List<String> holds() {
        return codes(HoldReason.values());
    }

    public List<String> stops() {
        return codes(StopReason.values());
    }

    public List<String> notAssessed() {
        return codes(NotAssessedReason.values());
    }

    private static List<String> codes(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
