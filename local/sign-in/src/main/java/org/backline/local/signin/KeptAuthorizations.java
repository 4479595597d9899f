package org.backline.local.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Who is signed in where, one file each, so that a restart neither ends a session nor breaks a sign-out. */
final class KeptAuthorizations implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAuthorizations.class);

    /** The folder is private; still, nothing but what was written here is read back. */
    private static final ObjectInputFilter OURS =
            ObjectInputFilter.Config.createFilter("java.base/*;org.springframework.security.**;!*");

    private static final String SESSION = "sid";

    private final InMemoryOAuth2AuthorizationService memory = new InMemoryOAuth2AuthorizationService();
    private final Map<String, OAuth2Authorization> kept = new ConcurrentHashMap<>();
    private final Path folder;
    private final RSAKey key;
    private final Clock clock;

    /**
     * Reads what a folder holds.
     *
     * @param key that signed the id tokens
     */
    KeptAuthorizations(Path folder, RSAKey key, Clock clock) {
        this.key = key;
        this.folder = PrivateFiles.folder(folder);
        this.clock = clock;
        readAll();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        memory.save(authorization);
        kept.put(authorization.getId(), authorization);
        PrivateFiles.write(folder, fileName(authorization.getId()), bytes(authorization));
        removeEnded();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        memory.remove(authorization);
        kept.remove(authorization.getId());
        delete(folder.resolve(fileName(authorization.getId())));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return memory.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found = memory.findByToken(token, type);
        if (found == null && type != null && type.getValue().equals(OidcParameterNames.ID_TOKEN)) {
            return ofEarlierIdToken(token);
        }
        return found;
    }

    /**
     * A dashboard signs out with the id token it got first, and each renewal of tokens makes another one; all of them
     * carry the session's id.
     */
    private @Nullable OAuth2Authorization ofEarlierIdToken(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(new RSASSAVerifier(key))) {
                return null;
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String session = claims.getStringClaim(SESSION);
            return kept.values().stream()
                    .filter(some -> session != null && session.equals(session(some)))
                    .filter(some -> claims.getAudience().contains(some.getRegisteredClientId()))
                    .findFirst()
                    .orElse(null);
        } catch (ParseException | JOSEException notOurs) {
            return null;
        }
    }

    private static @Nullable Object session(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OidcIdToken> id = authorization.getToken(OidcIdToken.class);
        return id == null ? null : id.getToken().getClaim(SESSION);
    }

    private void removeEnded() {
        Instant now = clock.instant();
        kept.values().stream().filter(some -> end(some).isBefore(now)).forEach(this::remove);
    }

    /** When the last of its tokens ends. */
    private static Instant end(OAuth2Authorization authorization) {
        return Stream.of(
                        authorization.getToken(OAuth2RefreshToken.class),
                        authorization.getAccessToken(),
                        authorization.getToken(OAuth2AuthorizationCode.class))
                .filter(Objects::nonNull)
                .map(OAuth2Authorization.Token::getToken)
                .map(OAuth2Token::getExpiresAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private void readAll() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
        removeEnded();
    }

    /** What cannot be read is dropped: its person signs in again. */
    private void read(Path file) {
        try (var in = new ObjectInputStream(Files.newInputStream(file))) {
            in.setObjectInputFilter(OURS);
            var authorization = (OAuth2Authorization) in.readObject();
            memory.save(authorization);
            kept.put(authorization.getId(), authorization);
        } catch (IOException | ClassNotFoundException | ClassCastException unreadable) {
            LOG.warn("A kept sign-in cannot be read and is dropped: {}", unreadable.toString());
            delete(file);
        }
    }

    private static String fileName(String id) {
        if (!id.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException("Not an id of an authorization: " + id);
        }
        return id;
    }

    private static byte[] bytes(OAuth2Authorization authorization) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(authorization);
        } catch (IOException e) {
            throw new UncheckedIOException("A sign-in cannot be kept", e);
        }
        return bytes.toByteArray();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }
}
