package org.backline.support.command;

/** Nothing is known under this id. */
public final class NotFound extends RuntimeException {

    /** @param what the kind of thing, for example {@code case} */
    public NotFound(String what, Object id) {
        super("There is no " + what + " " + id);
    }
}
