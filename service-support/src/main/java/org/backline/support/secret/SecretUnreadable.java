package org.backline.support.secret;

import java.util.UUID;

/** A sealed text cannot be opened: its key is not among the master keys, or somebody has changed or moved it. */
public final class SecretUnreadable extends RuntimeException {

    SecretUnreadable(EncryptedColumn column, UUID rowId, String why) {
        super(column + " of " + rowId + " cannot be opened: " + why);
    }
}
