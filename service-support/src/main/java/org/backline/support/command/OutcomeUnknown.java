package org.backline.support.command;

/** What was asked for may have been done, and whoever asked cannot be told so now: he is to ask again, under the same id. */
public final class OutcomeUnknown extends RuntimeException {

    /**
     * @param what what could not be done, after which the answer cannot leave
     * @param cause why not
     */
    public OutcomeUnknown(String what, Throwable cause) {
        super(what, cause);
    }
}
