package org.backline.local.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backline.local.signin.DemoPeople.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A grant of this server's own: a client that may use it names a demo person and gets that person's access token, without
 * a browser and a password. The command line has it, and the tests; its secret is made anew at each start.
 */
final class DemoPersonGrant implements AuthenticationProvider {

    static final AuthorizationGrantType TYPE = new AuthorizationGrantType("urn:backline:grant:demo-person");

    private static final String USERNAME = "username";

    private final DemoPeople people;
    private final OAuth2TokenGenerator<?> tokens;

    DemoPersonGrant(DemoPeople people, OAuth2TokenGenerator<?> tokens) {
        this.people = people;
        this.tokens = tokens;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var request = (Request) authentication;
        RegisteredClient client = client(request);
        if (!client.getAuthorizationGrantTypes().contains(TYPE)) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "This client may not name a person");
        }
        Person person = Optional.ofNullable(request.username)
                .flatMap(people::named)
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_GRANT, "There is no demo person of this name"));
        var context = DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(UsernamePasswordAuthenticationToken.authenticated(
                        person.subject(), null, AuthorityUtils.NO_AUTHORITIES))
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorizedScopes(Set.of())
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .authorizationGrantType(TYPE)
                .authorizationGrant(request)
                .build();
        if (!(tokens.generate(context) instanceof Jwt jwt)) {
            throw refused(OAuth2ErrorCodes.SERVER_ERROR, "No token could be made");
        }
        var token = new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt());
        return new OAuth2AccessTokenAuthenticationToken(client, request.client, token);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return Request.class.isAssignableFrom(authentication);
    }

    private static RegisteredClient client(Request request) {
        if (request.client instanceof OAuth2ClientAuthenticationToken known
                && known.isAuthenticated()
                && known.getRegisteredClient() != null) {
            return known.getRegisteredClient();
        }
        throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "The client is not known");
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }

    /** Recognises the grant in a request to the token endpoint. */
    static final class Converter implements AuthenticationConverter {

        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            if (!TYPE.getValue().equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))) {
                return null;
            }
            Authentication client = SecurityContextHolder.getContext().getAuthentication();
            if (client == null) {
                throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "The client is not known");
            }
            return new Request(client, request.getParameter(USERNAME));
        }
    }

    /** A person named by a client. */
    private static final class Request extends OAuth2AuthorizationGrantAuthenticationToken {

        private static final long serialVersionUID = 1L;

        private final transient Authentication client;
        private final @Nullable String username;

        private Request(Authentication client, @Nullable String username) {
            super(TYPE, client, Map.of());
            this.client = client;
            this.username = username;
        }
    }
}
