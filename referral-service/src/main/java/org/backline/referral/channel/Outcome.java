package org.backline.referral.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one try. */
sealed interface Outcome {

    /** The other side has confirmed. */
    record Delivered() implements Outcome {}

    /** It has become needless: there is nothing to tell any more. */
    record NotNeeded() implements Outcome {}

    /**
     * Not this time.
     *
     * @param problem why: a code, never the answer's content
     * @param notBefore how long the other side asks to be left alone; absent when it does not say
     */
    record Failed(String problem, @Nullable Duration notBefore) implements Outcome {}

    /** Never: the other side is gone for good. */
    record Gone(String problem) implements Outcome {}
}
