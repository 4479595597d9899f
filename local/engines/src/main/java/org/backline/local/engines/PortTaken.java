package org.backline.local.engines;

/** Another program listens on the port an engine was told to use. */
public final class PortTaken extends RuntimeException {

    private final String engine;
    private final int port;

    PortTaken(String engine, int port) {
        super("Port %d for %s is taken by another program".formatted(port, engine));
        this.engine = engine;
        this.port = port;
    }

    /** The engine that could not have its port. */
    public String engine() {
        return engine;
    }

    /** The port that is taken. */
    public int port() {
        return port;
    }
}
