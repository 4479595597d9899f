package org.backline.support.link;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the key of signed links comes from: the setting, or else one made once and kept in the service's database. */
public final class LinkKeys {

    private static final Pattern NAME = Pattern.compile("[a-z_]+");

    private LinkKeys() {}

    /**
     * The key.
     *
     * @param setting Base64 of at least 32 bytes; empty: the one in the table, made when missing
     * @param table with the column {@code secret} and room for one row
     */
    public static byte[] key(String setting, String table, JdbcClient jdbc) {
        if (!setting.isBlank()) {
            return Base64.getDecoder().decode(setting.strip());
        }
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("A name is lower case letters and _, not " + table);
        }
        byte[] fresh = new byte[LinkSigner.KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into " + table + " (secret) values (?) on conflict do nothing")
                .param(fresh)
                .update();
        return jdbc.sql("select secret from " + table)
                .query((row, number) -> row.getBytes(1))
                .single();
    }
}
