package org.backline.support.command;

import org.backline.codes.Role;

/** The caller's role may not do this. */
public final class NotAllowed extends RuntimeException {

    NotAllowed(Role needed) {
        super("Only " + needed + " may do this");
    }
}
