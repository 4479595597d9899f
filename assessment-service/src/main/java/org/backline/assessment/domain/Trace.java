package org.backline.assessment.domain;

import java.util.List;
import org.backline.assessment.knowledge.CanonicalJson;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.codes.Suspicion;

/**
 * Everything a proposal stands on: with these inputs and this version of the knowledge it comes out the same again, byte
 * for byte.
 *
 * @param inputs the facts, each with the entry that brought it
 * @param carried suspicions that stood before; only a physician takes them away
 * @param settled ids of the flags, tests and rules that a physician has answered
 * @param evaluation what the rules make of the inputs alone
 */
public record Trace(CaseFacts inputs, List<Suspicion> carried, List<String> settled, Evaluation evaluation) {

    public Trace {
        carried = List.copyOf(carried);
        settled = settled.stream().sorted().toList();
    }

    /** The trace that a proposal was stored with. */
    public static Trace of(AssessmentEvent.Proposed proposed) {
        return CanonicalJson.read(proposed.trace(), Trace.class);
    }

    String json() {
        return CanonicalJson.write(this);
    }
}
