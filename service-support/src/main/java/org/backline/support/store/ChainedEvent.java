package org.backline.support.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A stored event as a link of the chain of its case, exactly as it was written.
 *
 * @param link its place in the chain, from 1
 * @param stream the aggregate it belongs to; an event taken in from another service is a stream of its own
 * @param payload the JSON as it is stored, byte for byte
 * @param metaData likewise: who did it, caused by what
 * @param hash SHA-256 of the hash before it and of all else here, in hexadecimal
 */
public record ChainedEvent(
        long link,
        String eventId,
        String stream,
        long sequence,
        @Nullable String kind,
        Instant storedAt,
        String payloadType,
        @Nullable String payloadRevision,
        String payload,
        @Nullable String metaData,
        String hash) {

    static final String COLUMNS = "link, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
            + " payload_type, payload_revision, payload, meta_data, hash";

    static ChainedEvent of(ResultSet row) throws SQLException {
        return new ChainedEvent(
                row.getLong("link"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /**
     * What the hash must be.
     *
     * @param before the hash of the link before, empty for the first
     */
    String hashAfter(String before) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(before));
        add(digest, eventId);
        add(digest, stream);
        add(digest, String.valueOf(sequence));
        add(digest, kind);
        add(digest, String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, storedAt)));
        add(digest, payloadType);
        add(digest, payloadRevision);
        add(digest, payload);
        add(digest, metaData);
        return HexFormat.of().formatHex(digest.digest());
    }

    StoredEvent stored() {
        return new StoredEvent(
                eventId, stream, sequence, kind, storedAt, payloadType, payloadRevision, payload, metaData);
    }

    /** A text with its length before it; a dash where there is none. */
    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update("-,".getBytes(UTF_8));
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
        digest.update((byte) ',');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
