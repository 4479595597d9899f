package org.backline.support.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkSignerTest {

    private static final byte[] KEY = key(1);
    private static final Ticket TICKET =
            new Ticket(new UUID(1, 2), new UUID(3, 4), Instant.parse("2026-12-01T08:00:00Z"));

    private final LinkSigner signer = new LinkSigner(KEY, "answer");

    @Test
    void readsWhatItSigned() {
        assertThat(signer.read(signer.token(TICKET))).contains(TICKET);
        assertThat(signer.token(TICKET)).isEqualTo(signer.token(TICKET)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void everyChangedBitShutsIt() {
        byte[] token = Base64.getUrlDecoder().decode(signer.token(TICKET));
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] forged = token.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(signer.read(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void nothingElseOpens() {
        assertThat(new LinkSigner(key(2), "answer").read(signer.token(TICKET))).isEmpty();
        assertThat(signer.read("")).isEmpty();
        assertThat(signer.read("not base64 !")).isEmpty();
        assertThat(signer.read(signer.token(TICKET) + "AAAA")).isEmpty();
    }

    @Test
    void opensNothingForAnotherPurpose() {
        assertThat(new LinkSigner(KEY, "").read(signer.token(TICKET))).isEmpty();
        assertThat(signer.read(new LinkSigner(KEY, "").token(TICKET))).isEmpty();
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> new LinkSigner(new byte[31], "answer")).hasMessageContaining("at least 32 bytes");
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
