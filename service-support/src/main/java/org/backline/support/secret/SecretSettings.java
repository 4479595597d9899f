package org.backline.support.secret;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master keys come from, under {@code backline.secrets}; one of the two must be given.
 *
 * <p>A key is 32 bytes in base64, with an id before it: {@code 2026=...}. Several keys stand on lines of their own or
 * are parted by commas; the last one writes, all of them read. A single key may stand without an id and is then number 1.
 *
 * @param key the keys themselves, from the environment variable {@code BACKLINE_SECRETS_KEY}
 * @param keyFile a file with the keys; lines that begin with # are passed over
 */
@ConfigurationProperties("backline.secrets")
public record SecretSettings(@Nullable String key, @Nullable Path keyFile) {

    @Override
    public String toString() {
        return "SecretSettings[keyFile=" + keyFile + "]";
    }
}
