package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.DiagnosticResult;

/**
 * Results of ordered studies are in; codes only, the findings stay with the physician.
 *
 * @param complete whether no ordered study is still awaited
 */
@EventVersion(1)
public record DiagnosticsReported(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        List<DiagnosticResult> results,
        boolean complete)
        implements PublishedEvent {

    public DiagnosticsReported {
        results = List.copyOf(results);
    }
}
