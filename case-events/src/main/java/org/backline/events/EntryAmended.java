package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CodeMaps;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;
import org.backline.codes.TestedSide;
import org.jspecify.annotations.Nullable;

/**
 * An entry was wrong and is corrected. The entry itself stays as it was made; whoever judges the case goes by the
 * correction from now on.
 *
 * @param amendmentId id of the correction, client-made
 * @param entryId the entry of findings that was wrong; absent when it was the intake
 * @param intake what of the intake was wrong, as it should have been
 * @param findings results as they should have been, each in place of that of the same test and side
 * @param retracted results that should not have been there at all
 * @param redFlags answers as they should have been
 * @param notAssessedBecause a reason for each flag answered NOT_ASSESSED
 */
@EventVersion(1)
public record EntryAmended(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID athleteId,
        UUID amendmentId,
        @Nullable UUID entryId,
        AmendmentReason reason,
        @Nullable IntakeCorrection intake,
        List<Finding> findings,
        List<TestedSide> retracted,
        Map<RedFlag, FlagAnswer> redFlags,
        Map<RedFlag, NotAssessedReason> notAssessedBecause)
        implements PublishedEvent {

    public EntryAmended {
        findings = List.copyOf(findings);
        retracted = List.copyOf(retracted);
        redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
        notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
    }
}
