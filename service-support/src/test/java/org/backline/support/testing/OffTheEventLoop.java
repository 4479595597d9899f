package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A thread of the event loop answers everybody whose connection it holds, so it may not wait for anything: in tests whoever
 * makes it wait, for the database or somebody's result or otherwise, gets an error where he does so. What waits goes through
 * {@code Work}. Found by the service loader.
 */
public final class OffTheEventLoop implements BlockHoundIntegration {

    /** Of a lock that libraries hold for a moment. */
    private static final Set<String> GETTING_HOLD = Set.of("lock", "readLock", "writeLock");

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.blockingMethodCallback(OffTheEventLoop::refuse);
    }

    private static void refuse(BlockingMethod method) {
        // What is read from a file is a class, a template or a text that comes with the program, once.
        boolean isFile = method.getClassName().startsWith("java.io.");
        boolean isTurn = method.getName().startsWith("yield");
        if (!isFile && !isTurn && !isForALock()) {
            throw new BlockingOperationError(method);
        }
    }

    private static boolean isForALock() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith("java.util.concurrent.locks.")
                        && GETTING_HOLD.contains(frame.getMethodName())));
    }

    /** Fails unless whoever makes such a thread wait is found out. */
    public static void isWatched() {
        isRefused(() -> LockSupport.parkNanos(1));
    }

    static void isRefused(Runnable waiting) {
        assertThatThrownBy(() -> Mono.fromRunnable(waiting)
                        .subscribeOn(Schedulers.parallel())
                        .block())
                .extracting(Exceptions::unwrap)
                .isInstanceOf(BlockingOperationError.class);
    }
}
