package org.backline.program.exercise;

/** The exercise library cannot be used: which file, which line, and why. The service does not start with it. */
public class LibraryFault extends RuntimeException {

    private final String file;
    private final int line;
    private final String reason;

    LibraryFault(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** Name of the file within the library. */
    public String file() {
        return file;
    }

    /** Line of the fault, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong. */
    public String reason() {
        return reason;
    }
}
