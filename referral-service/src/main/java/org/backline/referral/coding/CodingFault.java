package org.backline.referral.coding;

/** The table of codes cannot be used: which line, and why. The service does not start with it. */
public final class CodingFault extends RuntimeException {

    private final int line;

    CodingFault(int line, String reason) {
        super(CodingsReader.FILE + ", line " + line + ": " + reason);
        this.line = line;
    }

    /** Line of the fault, from 1. */
    public int line() {
        return line;
    }
}
