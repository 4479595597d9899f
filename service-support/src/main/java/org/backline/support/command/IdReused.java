package org.backline.support.command;

import java.util.UUID;

/** The id of a command came again with other content. */
public final class IdReused extends RuntimeException {

    /** @param commandId the id */
    public IdReused(UUID commandId) {
        super("The id " + commandId + " was already used for another command; make a new id for a new command");
    }
}
