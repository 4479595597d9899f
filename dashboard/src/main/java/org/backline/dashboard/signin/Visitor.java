package org.backline.dashboard.signin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backline.codes.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whoever asks for a page, as the access token says.
 *
 * @param subject opaque and for ever
 * @param name for the person's own eyes and the directory of staff
 * @param isNamed whether the token gave the name
 * @param token the access token, to be passed on to the services
 * @param until when the token ends
 * @param inBrowser whether there is a session
 */
public record Visitor(
        String subject,
        String name,
        boolean isNamed,
        Set<Role> roles,
        Set<String> clinics,
        String token,
        Instant until,
        boolean inBrowser) {

    public Visitor {
        roles = Set.copyOf(roles);
        clinics = Set.copyOf(clinics);
    }

    /** Who asks in this exchange; nothing when nobody is signed in. */
    public static Optional<Visitor> in(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(Visitor.class.getName()));
    }

    static Visitor of(Jwt token, boolean inBrowser) {
        @Nullable String name = token.getClaimAsString("name");
        @Nullable String login = token.getClaimAsString("preferred_username");
        @Nullable Instant until = token.getExpiresAt();
        @Nullable List<String> clinics = token.getClaimAsStringList("clinics");
        String subject = Objects.requireNonNull(token.getSubject());
        return new Visitor(
                subject,
                name != null ? name : login != null ? login : subject,
                name != null,
                roles(token),
                clinics == null ? Set.of() : new TreeSet<>(clinics),
                token.getTokenValue(),
                until == null ? Instant.EPOCH : until,
                inBrowser);
    }

    private static Set<Role> roles(Jwt token) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        @Nullable Map<String, Object> access = token.getClaimAsMap("realm_access");
        if (access != null && access.get("roles") instanceof List<?> names) {
            for (Role role : Role.values()) {
                if (names.contains(role.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    /** The token is a key: it is never written anywhere. */
    @Override
    public String toString() {
        return "Visitor[" + subject + "]";
    }
}
