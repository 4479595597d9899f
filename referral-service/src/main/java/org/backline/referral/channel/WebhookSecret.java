package org.backline.referral.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that an endpoint and we share, in the form of Standard Webhooks: {@code whsec_} and base64 of 24 to 64 bytes. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final String text;
    private final byte[] key;

    private WebhookSecret(String text, byte[] key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException when it has not this form; the message says what is wrong and shows nothing of it
     */
    public static WebhookSecret of(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("must begin with " + PREFIX);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException noBase64) {
            throw new IllegalArgumentException("must be " + PREFIX + " and base64", noBase64);
        }
        if (key.length < FEWEST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "must be " + FEWEST_BYTES + " to " + MOST_BYTES + " bytes in base64, not " + key.length);
        }
        return new WebhookSecret(text, key);
    }

    /** The secret itself. */
    String text() {
        return text;
    }

    /** The value of header {@code webhook-signature} for a message. */
    String signature(String id, long timestamp, String body) {
        return "v1," + sign(id + "." + timestamp + "." + body);
    }

    String sign(String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + HMAC, impossible);
        }
    }

    /** A secret is never written anywhere by accident. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
