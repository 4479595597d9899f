package org.backline.assessment.knowledge;

/** Three-valued: what was not asked, not done or not clear is unknown, and unknown is never a no. */
enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }
}
