package org.backline.events.broken;

import java.util.UUID;
import org.backline.events.EventVersion;

/** A published event must be a record. */
@EventVersion(1)
public final class EventThatIsAClass {

    private final UUID caseId;

    EventThatIsAClass(UUID caseId) {
        this.caseId = caseId;
    }

    UUID caseId() {
        return caseId;
    }
}
