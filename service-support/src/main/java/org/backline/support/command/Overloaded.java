package org.backline.support.command;

/** More work is waiting than can be done in reasonable time; nothing was begun. */
public final class Overloaded extends RuntimeException {

    public Overloaded(Throwable cause) {
        super("Too much is waiting; try again in a moment", cause);
    }
}
