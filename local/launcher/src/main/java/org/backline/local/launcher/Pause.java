package org.backline.local.launcher;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does. */
final class Pause {

    private static final long STEP_MILLIS = 100;

    private Pause() {}

    /**
     * Looks again and again.
     *
     * @return false when the time ran out
     */
    static boolean until(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            aMoment();
        }
        return true;
    }

    static void aMoment() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
    }
}
