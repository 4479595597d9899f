package org.backline.assessment.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.Disposition;

/**
 * What two versions of the knowledge make of the same past cases. Pure, and safe to run on several threads.
 *
 * @param present the version in force
 * @param candidate the version to try
 */
public record Comparison(Reasoner present, Reasoner candidate) {

    /**
     * A case that comes out otherwise.
     *
     * @param before under the version in force
     * @param after under the candidate
     */
    public record Changed(PastCase past, Disposition before, Disposition after) {}

    /**
     * What came of some cases.
     *
     * @param notReproduced cases that the version in force judged, and of which it now makes something else: always none
     */
    public record Outcome(List<Changed> changed, int notReproduced) {

        public Outcome {
            changed = List.copyOf(changed);
        }
    }

    /** Reasons out each case under both versions. */
    public Outcome of(List<PastCase> cases) {
        String hash = present.knowledge().stamp().hash();
        List<Changed> changed = new ArrayList<>();
        int notReproduced = 0;
        for (PastCase past : cases) {
            CaseFacts facts = past.facts();
            Disposition before = present.disposition(facts);
            Disposition after = candidate.disposition(facts);
            if (past.knowledgeHash().equals(hash) && !before.name().equals(past.disposition())) {
                notReproduced++;
            }
            if (before != after) {
                changed.add(new Changed(past, before, after));
            }
        }
        return new Outcome(changed, notReproduced);
    }
}
