package org.backline.assessment.domain;

import java.util.List;
import org.backline.assessment.knowledge.CanonicalJson;
import org.backline.assessment.knowledge.CaseFacts;
import org.backline.assessment.knowledge.CompactLacks;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.Suspicion;
import org.jspecify.annotations.Nullable;

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
        return read(proposed.trace());
    }

    /** A trace as it was stored. */
    public static Trace read(String json) {
        Stored stored = CanonicalJson.read(json, Stored.class);
        CompactLacks packed = stored.notFired();
        return new Trace(
                stored.inputs(),
                stored.carried(),
                stored.settled(),
                packed == null ? stored.evaluation() : stored.evaluation().withNotFired(packed.unpacked()));
    }

    /** The same inputs reasoned out once more; with the knowledge of its day, the same trace. */
    public Trace again(Reasoner reasoner) {
        return new Trace(inputs, carried, settled, reasoner.evaluate(inputs));
    }

    /** As it is stored: canonical JSON, in which the rules that did not fire are packed. */
    public String json() {
        return CanonicalJson.write(new Stored(
                inputs, carried, settled, evaluation.withNotFired(List.of()), CompactLacks.of(evaluation.notFired())));
    }

    /**
     * How a trace is stored.
     *
     * @param notFired absent in the first ones, which have it unpacked within the evaluation
     */
    private record Stored(
            CaseFacts inputs,
            List<Suspicion> carried,
            List<String> settled,
            Evaluation evaluation,
            @Nullable CompactLacks notFired) {}
}
