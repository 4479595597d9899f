package org.backline.support.command;

/** The command has no id of its own, so a retry could not be told from a second command. */
public final class MissingIdempotencyKey extends RuntimeException {

    MissingIdempotencyKey() {
        super("Send the header Idempotency-Key with a UUID made for this command, and the same one on a retry");
    }
}
