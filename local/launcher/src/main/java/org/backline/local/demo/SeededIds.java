package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Ids in the shape of UUIDv7 that follow from what they name: sent a second time, a command is the same command.
 *
 * @param seed tells one caseload from another
 */
public record SeededIds(String seed) {

    /** The id of what has this name and happened at this time. */
    public UUID of(Instant at, String name) {
        ByteBuffer digest = ByteBuffer.wrap(digest(seed + "/" + name));
        long high = (at.toEpochMilli() << 16) | 0x7000L | (digest.getLong() & 0x0fffL);
        long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
