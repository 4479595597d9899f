package org.backline.assessment.knowledge;

/** A knowledge file that cannot be used: which file, which line, and why. The service does not start with it. */
public final class KnowledgeFault extends IllegalStateException {

    private final String file;
    private final int line;
    private final String reason;

    KnowledgeFault(String file, int line, String reason) {
        super(file + ", line " + line + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    /** Name of the file. */
    public String file() {
        return file;
    }

    /** Line in the file, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}
