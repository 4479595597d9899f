package org.backline.support.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.backline.codes.Role;

/** An issuer of access tokens for tests, with its keys on a port of its own. */
public final class Tokens {

    /** The issuer that services under test trust. */
    public static final String ISSUER = "https://sign-in.test";

    /** The audience that services under test ask for. */
    public static final String AUDIENCE = "backline-api";

    private static final RSAKey KEY = key("the-key");

    private Tokens() {}

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the issuer's public keys are. */
    public static String keysAddress() {
        return Keys.ADDRESS;
    }

    /** The value of an {@code Authorization} header of somebody in a role, of some clinics. */
    public static String bearer(String subject, Role role, String... clinics) {
        return "Bearer " + token(claims(subject, role, clinics).build());
    }

    /** The same, with claims made wrong before they are signed. */
    public static String bearer(
            String subject, Role role, UnaryOperator<JWTClaimsSet.Builder> change, String... clinics) {
        return "Bearer " + token(change.apply(claims(subject, role, clinics)).build());
    }

    /** The same, signed by somebody else under the issuer's key id. */
    public static String forged(String subject, Role role, String... clinics) {
        return "Bearer " + signed(claims(subject, role, clinics).build(), Stranger.KEY);
    }

    private static JWTClaimsSet.Builder claims(String subject, Role role, String... clinics) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(30))))
                .claim("preferred_username", "name of " + subject)
                .claim(
                        "realm_access",
                        Map.of(
                                "roles",
                                List.of(role.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .claim("clinics", List.of(clinics));
    }

    private static String token(JWTClaimsSet claims) {
        return signed(claims, KEY);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has a key of the same name; made once, for making one takes a second. */
    private static final class Stranger {

        private static final RSAKey KEY = key(Tokens.KEY.getKeyID());
    }

    /** Started by the first test that asks for it; ends with the JVM. */
    private static final class Keys {

        private static final String ADDRESS = serve();

        private static String serve() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                byte[] keys = new JWKSet(KEY).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
                server.createContext("/keys", exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
                server.setExecutor(command -> Thread.ofPlatform().daemon().start(command));
                server.start();
                return "http://%s:%d/keys"
                        .formatted(
                                server.getAddress().getHostString(),
                                server.getAddress().getPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
