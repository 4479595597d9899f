package org.backline.support.command;

import java.time.Duration;

/** More work is waiting than can be done in reasonable time; nothing was begun. */
public final class Overloaded extends RuntimeException {

    /** Nobody is free to do it, and too many are before it. */
    public Overloaded(Throwable cause) {
        super("Too much is waiting; try again in a moment", cause);
    }

    /** It has waited so long that whoever asked will have asked again. */
    Overloaded(Duration waited) {
        super("Nothing was begun for " + waited + "; try again in a moment");
    }
}
