package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Diagnostic;

/**
 * The physician ordered diagnostic studies before answering.
 *
 * @param physicianId subject of the physician
 * @param diagnostics the studies, each once
 */
@EventVersion(1)
public record DiagnosticsOrdered(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String physicianId,
        List<Diagnostic> diagnostics)
        implements PublishedEvent {

    public DiagnosticsOrdered {
        diagnostics = List.copyOf(diagnostics);
    }
}
