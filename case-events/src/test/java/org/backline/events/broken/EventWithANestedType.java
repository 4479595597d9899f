package org.backline.events.broken;

import java.util.UUID;
import org.backline.events.EventVersion;

/** A published event must be flat: what it needs is a code or a value record of its own. */
@EventVersion(1)
public record EventWithANestedType(UUID caseId, Mood mood) {

    /** Belongs among the codes. */
    public enum Mood {
        GOOD,
        BAD
    }
}
