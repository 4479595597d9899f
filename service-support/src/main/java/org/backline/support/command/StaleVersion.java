package org.backline.support.command;

/** Somebody changed the thing after the client read it. */
public final class StaleVersion extends RuntimeException {

    StaleVersion(long expected, Throwable cause) {
        super("It is no longer at version " + expected + "; read it again and decide anew", cause);
    }
}
