package org.backline.support.time;

import org.axonframework.common.IdentifierFactory;

/** Gives Axon's messages UUIDv7 ids, so that event ids sort by time. Found by Axon through the service loader. */
public final class AxonIds extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return Ids.next().toString();
    }
}
