package org.backline.local.launcher;

/** Something a person can mend; the message says what is wrong and what to do. */
public final class Refusal extends RuntimeException {

    /** What failed has no code of its own. */
    static final int FAILED = 1;

    /** The command line or a setting makes no sense. */
    static final int MISUSED = 2;

    /** Another program has one of the ports; for {@code status}: nothing runs. */
    static final int PORT_TAKEN = 3;

    /** The stored data cannot be used. */
    static final int DATA_DAMAGED = 4;

    /** This checkout runs already. */
    static final int RUNS_ALREADY = 5;

    private final int exitCode;

    Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
