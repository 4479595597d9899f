package org.backline.support.command;

/** The caller may not do this, whatever record it is about. */
public final class NotAllowed extends RuntimeException {

    /** @param reason what is not allowed, in words for the caller */
    public NotAllowed(String reason) {
        super(reason);
    }
}
