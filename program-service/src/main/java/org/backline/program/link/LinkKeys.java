package org.backline.program.link;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the key of signed links comes from: the setting, or else one made once and kept in the service's database. */
public final class LinkKeys {

    private LinkKeys() {}

    /**
     * The key.
     *
     * @param setting Base64 of at least 32 bytes; empty: the one in table {@code athlete_link_key}, made when missing
     */
    public static byte[] key(String setting, JdbcClient jdbc) {
        if (!setting.isBlank()) {
            return Base64.getDecoder().decode(setting.strip());
        }
        byte[] fresh = new byte[LinkSigner.KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into athlete_link_key (secret) values (?) on conflict do nothing")
                .param(fresh)
                .update();
        return jdbc.sql("select secret from athlete_link_key")
                .query((row, number) -> row.getBytes(1))
                .single();
    }
}
