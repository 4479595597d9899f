package org.backline.support.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the token of a signed link: what it opens, its id and its expiry with an HMAC-SHA256 over them and the
 * purpose. It holds no name; whether a link was used or revoked is not in it. A token of one purpose opens nothing for
 * another, even where the key is the same.
 */
public final class LinkSigner {

    /** Fewest bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int CONTENT = 1 + 16 + 16 + 8;
    private static final int SIGNED = CONTENT + 32;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final byte[] purpose;

    /**
     * @param key at least 32 bytes
     * @param purpose what its links are for, a word that never changes; empty for the links that came first
     * @throws IllegalArgumentException when the key is shorter
     */
    public LinkSigner(byte[] key, String purpose) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A key of signed links has at least " + KEY_BYTES + " bytes, this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, HMAC);
        this.purpose = purpose.getBytes(UTF_8);
    }

    /** The token of a ticket; the same ticket has the same token. */
    public String token(Ticket ticket) {
        byte[] content = ByteBuffer.allocate(CONTENT)
                .put(VERSION)
                .putLong(ticket.about().getMostSignificantBits())
                .putLong(ticket.about().getLeastSignificantBits())
                .putLong(ticket.linkId().getMostSignificantBits())
                .putLong(ticket.linkId().getLeastSignificantBits())
                .putLong(ticket.expiresAt().getEpochSecond())
                .array();
        byte[] signed = Arrays.copyOf(content, SIGNED);
        System.arraycopy(mac(content), 0, signed, CONTENT, SIGNED - CONTENT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** The ticket of a token that this key has signed; empty for anything else. */
    public Optional<Ticket> read(String token) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (signed.length != SIGNED || signed[0] != VERSION) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(signed, CONTENT);
        if (!MessageDigest.isEqual(mac(content), Arrays.copyOfRange(signed, CONTENT, SIGNED))) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(content, 1, CONTENT - 1);
        return Optional.of(new Ticket(
                new UUID(in.getLong(), in.getLong()),
                new UUID(in.getLong(), in.getLong()),
                Instant.ofEpochSecond(in.getLong())));
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(content);
            return mac.doFinal(purpose);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + HMAC, impossible);
        }
    }
}
