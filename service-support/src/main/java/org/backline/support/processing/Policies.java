package org.backline.support.processing;

/** Name of the processing group in which a service turns events into commands. */
public final class Policies {

    /**
     * The event, the command's events and the position move in one transaction, one event at a time: an effect happens
     * once, whatever is delivered twice.
     */
    public static final String GROUP = "policies";

    private Policies() {}
}
