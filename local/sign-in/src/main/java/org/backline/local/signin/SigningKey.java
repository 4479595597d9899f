package org.backline.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The key that signs every token. It is kept: tokens stay valid when the server starts again. */
final class SigningKey {

    private static final int BITS = 2048;
    private static final String NAME = "signing-key.json";

    private SigningKey() {}

    /** Reads the key of a folder, and makes it the first time. */
    static RSAKey in(Path folder) {
        Path file = folder.resolve(NAME);
        if (Files.exists(file)) {
            return read(file);
        }
        RSAKey key = make();
        PrivateFiles.write(folder, NAME, key.toJSONString().getBytes(StandardCharsets.UTF_8));
        return key;
    }

    private static RSAKey read(Path file) {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        } catch (ParseException e) {
            throw new IllegalStateException(
                    "%s holds no key. Delete it and start again; everybody then signs in anew".formatted(file), e);
        }
    }

    private static RSAKey make() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key can be made", e);
        }
    }
}
