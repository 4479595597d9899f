package org.backline.dashboard.view.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.RedFlag;

/** One visit's results, as stored. */
record Entry(
        UUID entryId,
        Instant occurredAt,
        List<Finding> findings,
        Map<RedFlag, FlagAnswer> redFlags,
        Map<RedFlag, NotAssessedReason> notAssessedBecause) {}
