package org.backline.local.engines;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what still runs when the JVM ends, one after another, the engine that was started last first. */
final class RunningEngines {

    private static final Logger LOG = LoggerFactory.getLogger(RunningEngines.class);
    private static final Deque<AutoCloseable> RUNNING = new ConcurrentLinkedDeque<>();

    private static volatile boolean closing;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(RunningEngines::closeAll, "engines-shutdown"));
    }

    private RunningEngines() {}

    /** One that comes while the others are being closed is closed as well. */
    static void add(AutoCloseable engine) {
        RUNNING.push(engine);
        if (closing) {
            close(engine);
        }
    }

    static void remove(AutoCloseable engine) {
        RUNNING.remove(engine);
    }

    static boolean areClosing() {
        return closing;
    }

    static void closeAll() {
        closing = true;
        for (AutoCloseable engine : RUNNING) {
            close(engine);
        }
    }

    private static void close(AutoCloseable engine) {
        try {
            engine.close();
        } catch (Exception e) {
            LOG.error("{} did not close", engine, e);
        }
    }
}
