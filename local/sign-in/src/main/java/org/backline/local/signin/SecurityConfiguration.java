package org.backline.local.signin;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** What is open, what asks for a sign-in, and who signs tokens with what. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Names under which this machine reaches itself; a web page elsewhere may point a name of its own here. */
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost");

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, DemoPeople people, OAuth2TokenGenerator<?> tokens) {
        var pages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        pages.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults())
                            .tokenEndpoint(
                                    endpoint -> endpoint.accessTokenRequestConverter(new DemoPersonGrant.Converter())
                                            .authenticationProvider(new DemoPersonGrant(people, tokens)));
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SignInController.PATH), pages))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SignInSettings settings, Attempts attempts) {
        var throttle = new AttemptFilter(attempts);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(SignInController.PATH, "/sign-in/**", "/actuator/health/**", "/error")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage(SignInController.PATH)
                        .successHandler(throttle.thenGoOn(settings.dashboard().toString())))
                .addFilterBefore(throttle, UsernamePasswordAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives(contentSecurityPolicy(settings.dashboardOrigin()))))
                .build();
    }

    /** The form leads back to the dashboard, and browsers hold redirects against form-action too. */
    private static String contentSecurityPolicy(String dashboard) {
        return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' " + dashboard
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    /** A fresh user each time: the password is wiped from the one that signed in. */
    @Bean
    UserDetailsService users(DemoPeople people) {
        return username -> people.named(username)
                .map(person -> User.withUsername(person.subject())
                        .password("{noop}" + people.password())
                        .authorities(person.roles().toArray(String[]::new))
                        .build())
                .orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
    }

    @Bean
    RegisteredClientRepository clients(SignInSettings settings) {
        return new InMemoryRegisteredClientRepository(Clients.of(settings));
    }

    @Bean
    RSAKey signingKey(SignInSettings settings) {
        return SigningKey.in(PrivateFiles.folder(settings.data()));
    }

    @Bean
    OAuth2AuthorizationService authorizations(SignInSettings settings, RSAKey signingKey, Clock clock) {
        return new KeptAuthorizations(settings.data().resolve("authorizations"), signingKey, clock);
    }

    @Bean
    JWKSource<SecurityContext> keys(RSAKey signingKey) {
        return new ImmutableJWKSet<>(new JWKSet(signingKey));
    }

    @Bean
    OAuth2TokenGenerator<?> tokens(JWKSource<SecurityContext> keys, DemoPeople people) {
        var jwts = new JwtGenerator(new NimbusJwtEncoder(keys));
        jwts.setJwtCustomizer(new BacklineClaims(people));
        return new DelegatingOAuth2TokenGenerator(jwts, new OAuth2RefreshTokenGenerator());
    }

    @Bean
    Attempts attempts(SignInSettings settings, Clock clock) {
        return new Attempts(settings.attempts(), clock);
    }

    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(OWN_NAMES::contains);
        return firewall;
    }

    /** Whatever the settings say: the demo people are for this machine only. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> thisMachineOnly() {
        return factory -> factory.setAddress(InetAddress.ofLiteral("127.0.0.1"));
    }
}
