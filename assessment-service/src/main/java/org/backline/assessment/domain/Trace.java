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
 * @param askAgain ids of the flags whose answer a new flag has overtaken
 * @param evaluation what the rules make of the inputs alone
 */
public record Trace(
        CaseFacts inputs, List<Suspicion> carried, List<String> settled, List<String> askAgain, Evaluation evaluation) {

    public Trace {
        carried = List.copyOf(carried);
        settled = settled.stream().sorted().toList();
        askAgain = List.copyOf(askAgain);
    }

    /** The trace that a proposal was stored with. */
    public static Trace of(AssessmentEvent.Proposed proposed) {
        return read(proposed.trace());
    }

    /** A trace as it was stored. */
    public static Trace read(String json) {
        StoredAskingAgain stored = CanonicalJson.read(json, StoredAskingAgain.class);
        CompactLacks packed = stored.notFired();
        return new Trace(
                stored.inputs(),
                stored.carried(),
                stored.settled(),
                orNone(stored.askAgain()),
                packed == null ? stored.evaluation() : stored.evaluation().withNotFired(packed.unpacked()));
    }

    private static List<String> orNone(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    /** The same inputs reasoned out once more; with the knowledge of its day, the same trace. */
    public Trace again(Reasoner reasoner) {
        return new Trace(inputs, carried, settled, askAgain, reasoner.evaluate(inputs));
    }

    /** As it is stored: canonical JSON, in which the rules that did not fire are packed. */
    public String json() {
        Evaluation whole = evaluation.withNotFired(List.of());
        CompactLacks packed = CompactLacks.of(evaluation.notFired());
        return CanonicalJson.write(
                askAgain.isEmpty()
                        ? new Stored(inputs, carried, settled, whole, packed)
                        : new StoredAskingAgain(inputs, carried, settled, askAgain, whole, packed));
    }

    /** How a trace is stored in which nothing is asked again, as the first ones were. */
    private record Stored(
            CaseFacts inputs,
            List<Suspicion> carried,
            List<String> settled,
            Evaluation evaluation,
            CompactLacks notFired) {}

    /**
     * How any other is stored, and how each is read.
     *
     * @param askAgain absent when nothing is
     * @param notFired absent in the first ones, which have it unpacked within the evaluation
     */
    private record StoredAskingAgain(
            CaseFacts inputs,
            List<Suspicion> carried,
            List<String> settled,
            @Nullable List<String> askAgain,
            Evaluation evaluation,
            @Nullable CompactLacks notFired) {}
}
