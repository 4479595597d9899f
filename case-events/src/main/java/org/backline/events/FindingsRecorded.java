package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.CodeMaps;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;

/**
 * Results of clinical tests, of red-flag questions asked again and of outcome measures.
 */
@EventVersion(1)
public record FindingsRecorded(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID entryId,
        List<Finding> findings,
        Map<RedFlag, FlagAnswer> redFlags,
        Map<RedFlag, NotAssessedReason> notAssessedBecause,
        List<PromScore> proms)
        implements PublishedEvent {

    public FindingsRecorded {
        findings = List.copyOf(findings);
        redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
        notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        proms = List.copyOf(proms);
    }
}
