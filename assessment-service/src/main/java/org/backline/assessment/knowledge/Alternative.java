package org.backline.assessment.knowledge;

import java.util.List;
import org.backline.assessment.knowledge.Evaluation.Change;

/**
 * The same facts with one answer changed.
 *
 * @param key what was changed; two alternatives of one key exclude each other
 * @param touches the inputs of conditions that may answer differently now
 * @param apply makes the change; changes of different keys may follow one another
 */
record Alternative(String key, List<String> touches, Change change, Edit apply) {

    /** A change of facts. */
    @FunctionalInterface
    interface Edit {
        CaseFacts apply(CaseFacts facts);
    }
}
