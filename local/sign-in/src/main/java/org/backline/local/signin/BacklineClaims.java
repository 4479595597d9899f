package org.backline.local.signin;

import java.util.List;
import java.util.Map;
import org.backline.local.signin.DemoPeople.Claimant;
import org.backline.local.signin.DemoPeople.Person;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Says in every token who it is about, in which roles and for which clinics, as Keycloak says it. */
final class BacklineClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** Whom access tokens are for: all services of Backline. */
    static final String AUDIENCE = "backline-api";

    private final DemoPeople people;

    BacklineClaims(DemoPeople people) {
        this.people = people;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        JwtClaimsSet.Builder claims = context.getClaims();
        String client = context.getRegisteredClient().getClientId();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.audience(List.of(AUDIENCE));
            claims.claim("azp", client);
        }
        Authentication principal = context.getPrincipal();
        if (principal == null) {
            return;
        }
        String subject = principal.getName();
        people.ofSubject(subject).ifPresent(person -> {
            say(claims, person);
            name(claims, person);
        });
        people.ofClient(subject).ifPresent(program -> say(claims, program));
    }

    private static void say(JwtClaimsSet.Builder claims, Claimant claimant) {
        claims.claim("realm_access", Map.of("roles", List.copyOf(claimant.roles())));
        claims.claim("clinics", List.copyOf(claimant.clinics()));
    }

    private static void name(JwtClaimsSet.Builder claims, Person person) {
        claims.claim("preferred_username", person.username());
        claims.claim("name", person.name());
    }
}
