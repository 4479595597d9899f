package org.backline.support.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its command besides the command itself.
 *
 * @param path method and path, part of what a repeated id must have in common
 * @param idempotencyKey id of the command, made by the client
 * @param expectedVersion the version the client saw, from {@code If-Match}
 * @param traceParent W3C trace context, passed on with the events
 */
public record CommandRequest(
        String path,
        @Nullable UUID idempotencyKey,
        @Nullable Long expectedVersion,
        Caller caller,
        @Nullable String traceParent) {

    /** The same request with the id of the thing it makes as the command's id, unless the client gave another. */
    public CommandRequest identifiedBy(UUID id) {
        return idempotencyKey == null ? new CommandRequest(path, id, expectedVersion, caller, traceParent) : this;
    }

    UUID commandId() {
        if (idempotencyKey == null) {
            throw new MissingIdempotencyKey();
        }
        return idempotencyKey;
    }
}
