package org.backline.dashboard.view.board;

import java.util.List;
import org.backline.codes.PainSite;
import org.jspecify.annotations.Nullable;

/** What was corrected of an intake, as far as the board shows it; what is null stays as it was recorded. */
record Correction(
        @Nullable String sport,
        @Nullable List<PainSite> regions,
        @Nullable Integer pain) {

    static CaseFacts apply(CaseFacts recorded, List<Correction> corrections) {
        CaseFacts facts = recorded;
        for (Correction correction : corrections) {
            facts = facts.corrected(correction);
        }
        return facts;
    }
}
