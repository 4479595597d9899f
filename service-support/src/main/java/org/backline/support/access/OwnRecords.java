package org.backline.support.access;

import java.util.Optional;
import java.util.UUID;

/** What a service knows of its own records, before any view has caught up. */
public interface OwnRecords {

    /** Who holds a record of this service; nothing when the service has no such record. */
    Optional<Holder> find(Scope scope, UUID id);
}
