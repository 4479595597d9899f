package org.backline.support.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens text with AES-256-GCM. A sealed text is: format (1 byte), length of the key's id (1), the id, nonce
 * (12), cipher text with its tag (16). The column, the row's id and everything before the nonce are authenticated too,
 * so a sealed text that is moved to another place does not open there.
 *
 * <p>Nonces are random: a key may seal 2^32 texts (NIST SP 800-38D, section 8.3), after which it is time for the next.
 */
public final class Secrets {

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final MasterKeys keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * @throws IllegalStateException when there is no usable key; the message says what to set and shows no key
     */
    public Secrets(SecretSettings settings) {
        this.keys = MasterKeys.read(settings);
    }

    /** Seals a text with the newest key, for this row and column only. */
    public byte[] seal(EncryptedColumn column, UUID rowId, String text) {
        byte[] header = header(keys.newest());
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        SecretKey key = keys.find(keys.newest()).orElseThrow();
        byte[] plain = text.getBytes(UTF_8);
        try {
            byte[] cipher = run(Cipher.ENCRYPT_MODE, key, nonce, place(column, rowId, header), plain, 0, plain.length);
            return ByteBuffer.allocate(header.length + NONCE_BYTES + cipher.length)
                    .put(header)
                    .put(nonce)
                    .put(cipher)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is part of every JDK", impossible);
        }
    }

    /**
     * Opens what was sealed for this row and column, with whichever key that was.
     *
     * @throws SecretUnreadable when the key is not there or the sealed text was changed or moved
     */
    public String open(EncryptedColumn column, UUID rowId, byte[] sealed) {
        int headerBytes = sealed.length < 2 ? 2 : 2 + Byte.toUnsignedInt(sealed[1]);
        if (sealed.length < headerBytes + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new SecretUnreadable(column, rowId, "it is not sealed");
        }
        byte[] header = Arrays.copyOf(sealed, headerBytes);
        byte[] nonce = Arrays.copyOfRange(sealed, header.length, header.length + NONCE_BYTES);
        int from = header.length + NONCE_BYTES;
        String keyId = new String(header, 2, header.length - 2, US_ASCII);
        SecretKey key = keys.find(keyId)
                .orElseThrow(() -> new SecretUnreadable(column, rowId, "there is no master key " + keyId));
        try {
            byte[] plain = run(
                    Cipher.DECRYPT_MODE, key, nonce, place(column, rowId, header), sealed, from, sealed.length - from);
            return new String(plain, UTF_8);
        } catch (GeneralSecurityException tampered) {
            throw new SecretUnreadable(column, rowId, "it was not sealed for this place with key " + keyId);
        }
    }

    /** Id of the key that seals now. */
    public String newestKey() {
        return keys.newest();
    }

    /** Whether texts sealed with this key can be opened. */
    public boolean knows(String keyId) {
        return keys.find(keyId).isPresent();
    }

    /** How everything begins that is sealed with a key. */
    static byte[] header(String keyId) {
        byte[] id = keyId.getBytes(US_ASCII);
        return ByteBuffer.allocate(2 + id.length)
                .put(FORMAT)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    private static byte[] place(EncryptedColumn column, UUID rowId, byte[] header) {
        byte[] name = column.toString().getBytes(US_ASCII);
        return ByteBuffer.allocate(header.length + name.length + 1 + 2 * Long.BYTES)
                .put(header)
                .put(name)
                .put((byte) 0)
                .putLong(rowId.getMostSignificantBits())
                .putLong(rowId.getLeastSignificantBits())
                .array();
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] place, byte[] text, int from, int length)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher.doFinal(text, from, length);
    }
}
