package org.backline.support.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    static final EncryptedColumn NAME = new EncryptedColumn("person", "person_id", "name");
    private static final EncryptedColumn OTHER_COLUMN = new EncryptedColumn("person", "person_id", "address");
    private static final UUID ROW = UUID.fromString("019d2c00-0000-7000-8000-000000000001");
    private static final UUID OTHER_ROW = UUID.fromString("019d2c00-0000-7000-8000-000000000002");
    private static final String OLD = key((byte) 7);
    private static final String NEW = key((byte) 9);

    static String key(byte filling) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, filling);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Secrets with(String keys) {
        return new Secrets(new SecretSettings(keys, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada Example", "Zoë 日本 \uD83E\uDD38"})
    void opensWhatItSealed(String text) {
        Secrets secrets = with(OLD);
        assertThat(secrets.open(NAME, ROW, secrets.seal(NAME, ROW, text))).isEqualTo(text);
    }

    @Test
    void showsNothingOfTheTextAndNeverSealsTheSameWay() {
        Secrets secrets = with(OLD);
        byte[] sealed = secrets.seal(NAME, ROW, "Ada Example");
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("Ada").doesNotContain("Example");
        assertThat(secrets.seal(NAME, ROW, "Ada Example")).isNotEqualTo(sealed);
    }

    @Test
    void opensOnlyInItsPlace() {
        Secrets secrets = with(OLD);
        byte[] sealed = secrets.seal(NAME, ROW, "Ada Example");
        assertThatThrownBy(() -> secrets.open(NAME, OTHER_ROW, sealed)).isInstanceOf(SecretUnreadable.class);
        assertThatThrownBy(() -> secrets.open(OTHER_COLUMN, ROW, sealed)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void noticesEveryChangedByteAndEveryCut() {
        Secrets secrets = with(OLD);
        byte[] sealed = secrets.seal(NAME, ROW, "Ada");
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> secrets.open(NAME, ROW, changed))
                    .as("byte " + at)
                    .isInstanceOf(SecretUnreadable.class);
            byte[] cut = java.util.Arrays.copyOf(sealed, at);
            assertThatThrownBy(() -> secrets.open(NAME, ROW, cut)).isInstanceOf(SecretUnreadable.class);
        }
    }

    @Test
    void bytesThatWereNeverSealedAreNotOpened() {
        Secrets secrets = with(OLD);
        for (int second = 0; second < 256; second++) {
            byte[] bytes = new byte[64];
            bytes[0] = 1;
            bytes[1] = (byte) second;
            assertThatThrownBy(() -> secrets.open(NAME, ROW, bytes))
                    .as("second byte " + second)
                    .isInstanceOf(SecretUnreadable.class);
        }
    }

    @Test
    void theNewestKeyWritesAndAllRead() {
        byte[] old = with("a=" + OLD).seal(NAME, ROW, "Ada");
        Secrets both = with("a=" + OLD + ",b=" + NEW);
        assertThat(both.open(NAME, ROW, old)).isEqualTo("Ada");
        assertThat(with("b=" + NEW).open(NAME, ROW, both.seal(NAME, ROW, "Bea")))
                .isEqualTo("Bea");
        assertThatThrownBy(() -> with("b=" + NEW).open(NAME, ROW, old))
                .isInstanceOf(SecretUnreadable.class)
                .hasMessageContaining("no master key a");
    }

    @Test
    void anotherKeyOfTheSameIdDoesNotOpen() {
        byte[] sealed = with(OLD).seal(NAME, ROW, "Ada");
        assertThatThrownBy(() -> with(NEW).open(NAME, ROW, sealed)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void readsAFileOfKeys(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("keys"), "# turned in spring\na=" + OLD + "\n\nb=" + NEW + "\n");
        Secrets secrets = new Secrets(new SecretSettings(null, file));
        assertThat(secrets.newestKey()).isEqualTo("b");
        assertThat(secrets.knows("a")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|There is no master key",
                "# none|There is no master key",
                "c2hvcnQ=|has 5 bytes, not 32",
                "not base64 at all, never|is not base64",
                "a=%1$s,a=%1$s|Two master keys have the id a"
            })
    void withoutAUsableKeyItDoesNotStartAndSaysWhy(String keys, String why) {
        String given = keys == null ? "" : keys.formatted(OLD);
        assertThatThrownBy(() -> with(given))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(OLD)
                .hasNoCause();
    }

    @Test
    void keysGivenTwiceOrInAFileThatIsNotThereStopTheStart(@TempDir Path folder) {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> new Secrets(new SecretSettings(OLD, missing))).hasMessageContaining("given twice");
        assertThatThrownBy(() -> new Secrets(new SecretSettings(null, missing))).hasMessageContaining("Cannot read");
    }

    @Test
    void theSettingsDoNotPrintTheKey() {
        assertThat(new SecretSettings(OLD, null).toString()).doesNotContain(OLD);
    }
}
