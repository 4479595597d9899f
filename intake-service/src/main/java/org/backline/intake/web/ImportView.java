package org.backline.intake.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.intake.roster.Import;
import org.backline.intake.roster.ImportState;
import org.jspecify.annotations.Nullable;

/** How an import stands, in numbers; it names nobody. */
record ImportView(
        UUID importId,
        String clinicId,
        String createdBy,
        Instant createdAt,
        ImportState state,
        @Nullable Instant finishedAt,
        int total,
        int ready,
        int refused,
        int registered,
        List<String> ignoredColumns) {

    static ImportView of(Import made, List<String> ignoredColumns) {
        return new ImportView(
                made.importId(),
                made.clinicId(),
                made.createdBy(),
                made.createdAt(),
                made.state(),
                made.finishedAt(),
                made.total(),
                made.ready(),
                made.refused(),
                made.registered(),
                ignoredColumns);
    }
}
