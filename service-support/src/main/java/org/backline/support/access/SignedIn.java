package org.backline.support.access;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.Role;
import org.backline.support.command.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Who is signed in, from the claims of the token: {@code sub}, {@code realm_access.roles} and {@code clinics}.
 *
 * @param roles the roles of ours among theirs
 */
public record SignedIn(String subject, Set<Role> roles, Set<String> clinics) {

    public SignedIn {
        roles = Set.copyOf(roles);
        clinics = Set.copyOf(clinics);
    }

    /** Who an authentication speaks for; nothing when nobody is signed in. */
    public static Optional<SignedIn> of(@Nullable Authentication authentication) {
        if (authentication == null
                || !authentication.isAuthenticated()
                || !(authentication.getPrincipal() instanceof ClaimAccessor claims)) {
            return Optional.empty();
        }
        @Nullable String subject = claims.getClaimAsString("sub");
        return subject == null
                ? Optional.empty()
                : Optional.of(new SignedIn(
                        subject,
                        roles(claims.getClaims()),
                        texts(claims.getClaims().get("clinics"))));
    }

    private static Set<Role> roles(Map<String, Object> claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (claims.get("realm_access") instanceof Map<?, ?> access) {
            Set<String> names = texts(access.get("roles"));
            for (Role role : Role.values()) {
                if (names.contains(role.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                    roles.add(role);
                }
            }
        }
        return roles;
    }

    private static Set<String> texts(@Nullable Object claim) {
        Set<String> texts = new HashSet<>();
        if (claim instanceof List<?> values) {
            values.forEach(value -> texts.add(String.valueOf(value)));
        }
        return texts;
    }

    /** The same in one of their roles. */
    public Caller in(Role role) {
        return new Caller(subject, role, clinics);
    }
}
