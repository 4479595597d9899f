package org.backline.support.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The master keys by their ids. What is wrong with them is said without showing any part of them. */
final class MasterKeys {

    private static final int KEY_BYTES = 32;
    private static final String ONLY = "1";
    private static final Pattern WITH_ID = Pattern.compile("([a-z0-9][a-z0-9.-]{0,30})=(.{40,})");
    private static final String HOW =
            "Set BACKLINE_SECRETS_KEY to a key of 32 random bytes in base64 (openssl rand -base64 32),"
                    + " or backline.secrets.key-file to a file that holds it";

    private final Map<String, SecretKey> byId;
    private final String newest;

    private MasterKeys(Map<String, SecretKey> byId, String newest) {
        this.byId = Map.copyOf(byId);
        this.newest = newest;
    }

    /**
     * Reads the keys.
     *
     * @throws IllegalStateException when there is none, or one that cannot be used; the service must not start
     */
    static MasterKeys read(SecretSettings settings) {
        String text = text(settings);
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        String newest = "";
        for (String trimmed : entries(text)) {
            Matcher withId = WITH_ID.matcher(trimmed);
            boolean named = withId.matches();
            newest = named ? withId.group(1) : ONLY;
            if (byId.put(newest, key(newest, named ? withId.group(2) : trimmed)) != null) {
                throw new IllegalStateException(
                        "Two master keys have the id " + newest + ". Each needs an id of its own");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalStateException("There is no master key for identity and free text. " + HOW);
        }
        return new MasterKeys(byId, newest);
    }

    private static List<String> entries(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static String text(SecretSettings settings) {
        @Nullable String key = settings.key();
        boolean given = key != null && !key.isBlank();
        if (settings.keyFile() == null) {
            return given ? String.valueOf(key) : "";
        }
        if (given) {
            throw new IllegalStateException("Master keys are given twice. Set either BACKLINE_SECRETS_KEY or"
                    + " backline.secrets.key-file, not both");
        }
        try {
            return Files.readString(settings.keyFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "Cannot read the master keys from " + settings.keyFile() + ". " + HOW, unreadable);
        }
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(
                    "The master key " + id + " is not base64. " + HOW); // the cause would quote it
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("The master key " + id + " has " + bytes.length + " bytes, not 32. " + HOW);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Id of the key that writes. */
    String newest() {
        return newest;
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
