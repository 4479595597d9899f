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
 * Who is signed in, from the claims of the token: {@code sub}, {@code realm_access.roles}, {@code clinics}, and which
 * scopes it has.
 *
 * @param roles the roles of ours among theirs
 * @param scopes what the token is for, as the issuer says it
 */
public record SignedIn(String subject, Set<Role> roles, Set<String> clinics, Set<String> scopes) {

    public SignedIn {
        roles = Set.copyOf(roles);
        clinics = Set.copyOf(clinics);
        scopes = Set.copyOf(scopes);
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
                        texts(claims.getClaims().get("clinics")),
                        scopes(claims.getClaims())));
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

    /**
     * One issuer writes a list, another one text with blanks between; a provider that cannot name scopes such as
     * {@code system/Task.rs} puts them into {@code smart_scopes}.
     */
    private static Set<String> scopes(Map<String, Object> claims) {
        Set<String> scopes = new HashSet<>();
        for (String name : List.of("scope", "smart_scopes")) {
            @Nullable Object claim = claims.get(name);
            scopes.addAll(claim instanceof String text ? Set.of(text.strip().split("\\s+")) : texts(claim));
        }
        return scopes;
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
