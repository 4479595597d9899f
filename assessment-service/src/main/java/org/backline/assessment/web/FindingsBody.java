package org.backline.assessment.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** Results to keep, as a request brings them: at least one finding, red-flag answer or score. */
record FindingsBody(
        @NotNull(message = "is required: a UUID made for this entry") UUID entryId,

        @Size(max = FindingsBody.MOST, message = "may hold at most 100 findings") @Nullable List<@Nullable Finding> findings,

        @Nullable Map<RedFlag, @Nullable FlagAnswer> redFlags,
        @Nullable Map<RedFlag, @Nullable NotAssessedReason> notAssessedBecause,

        @Size(max = 20, message = "may hold at most 20 scores") @Nullable List<@Nullable PromScore> proms,

        @Size(max = Notes.LONGEST, message = "may have at most 4000 characters") @Nullable String note) {

    static final int MOST = 100;
}
