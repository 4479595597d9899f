package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.MuscularCause;
import org.backline.codes.Suspicion;

/**
 * What the rules propose, with the whole trace.
 *
 * @param knowledgeHash SHA-256 of the knowledge base, in hexadecimal
 * @param missing ids of the screen items without an answer
 * @param trace inputs with their event ids, rules fired and not fired, as canonical JSON
 */
@EventVersion(1)
public record AssessmentProposed(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID proposalId,
        String knowledgeVersion,
        String knowledgeHash,
        Disposition disposition,
        CauseCategory category,
        List<Suspicion> suspicions,
        List<MuscularCause> patterns,
        List<String> missing,
        String trace)
        implements PublishedEvent {

    public AssessmentProposed {
        suspicions = List.copyOf(suspicions);
        patterns = List.copyOf(patterns);
        missing = List.copyOf(missing);
    }
}
