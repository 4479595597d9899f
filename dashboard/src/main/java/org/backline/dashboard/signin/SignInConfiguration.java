package org.backline.dashboard.signin;

import java.net.URI;
import java.time.Duration;
import org.backline.dashboard.service.ProviderTokens;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CorsSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Two ways in: a browser signs in at the provider (authorization code, PKCE) and has a session; a program brings its
 * access token and has none. Who may do what is the access matrix's business, for both alike.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class SignInConfiguration {

    @Bean
    ReactiveClientRegistrationRepository provider(SignInSettings settings) {
        return new Provider(settings);
    }

    @Bean
    ServerOAuth2AuthorizedClientRepository tokensOfSessions() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokensForACode(ProviderTokens tokens) {
        return tokens.forACode(ProviderAway::new);
    }

    @Bean
    ReactiveOAuth2AuthorizedClientManager renewingTokens(
            ReactiveClientRegistrationRepository provider,
            ServerOAuth2AuthorizedClientRepository tokens,
            ProviderTokens ofTheProvider) {
        var manager = new DefaultReactiveOAuth2AuthorizedClientManager(provider, tokens);
        manager.setAuthorizedClientProvider(ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken(refresh -> refresh.accessTokenResponseClient(ofTheProvider.forARefreshToken())
                        .clockSkew(Duration.ofSeconds(30)))
                .build());
        return manager;
    }

    /** The id token says enough; nobody is asked twice. */
    @Bean
    OidcReactiveOAuth2UserService whoSignedIn() {
        var service = new OidcReactiveOAuth2UserService();
        service.setRetrieveUserInfo(request -> false);
        return service;
    }

    @Bean
    @Order(1)
    SecurityWebFilterChain programs(ServerHttpSecurity http, PageRefusals refusals) {
        return http.securityMatcher(Bearer::match)
                .csrf(CsrfSpec::disable)
                .cors(CorsSpec::disable)
                .headers(HeaderSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((exchange, wrong) -> refusals.notSignedIn(exchange)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain browsers(
            ServerHttpSecurity http,
            ReactiveClientRegistrationRepository provider,
            SessionLimits limits,
            PageRefusals refusals) {
        var sessions = new WebSessionServerSecurityContextRepository();
        return http.securityContextRepository(sessions)
                .cors(CorsSpec::disable)
                .headers(HeaderSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .csrf(csrf -> csrf.csrfTokenRequestHandler(inFilesToo())
                        .accessDeniedHandler((exchange, denied) -> refusals.formTooOld(exchange)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (exchange, missing) -> refusals.notSignedIn(exchange))
                        .accessDeniedHandler((exchange, denied) -> refusals.formTooOld(exchange)))
                .requestCache(cache -> cache.requestCache(new WebSessionServerRequestCache()))
                .oauth2Login(login -> login.securityContextRepository(sessions)
                        .authorizationRequestResolver(asking(provider))
                        .authenticationSuccessHandler(begin(limits))
                        .authenticationFailureHandler((where, failed) -> failed.getCause() instanceof ProviderAway away
                                ? Mono.error(away)
                                : refusals.signInFailed(where.getExchange())))
                .logout(logout -> logout.logoutHandler(new DelegatingServerLogoutHandler(
                                new SecurityContextServerLogoutHandler(), new WebSessionServerLogoutHandler()))
                        .logoutSuccessHandler(atTheProviderToo(provider)))
                .build();
    }

    /** A form that carries a file carries its token as the others do. */
    private static XorServerCsrfTokenRequestAttributeHandler inFilesToo() {
        var handler = new XorServerCsrfTokenRequestAttributeHandler();
        handler.setTokenFromMultipartDataEnabled(true);
        return handler;
    }

    /** {@code ?prompt=login} makes the provider ask for the password although it knows the browser. */
    private static ServerOAuth2AuthorizationRequestResolver asking(ReactiveClientRegistrationRepository provider) {
        var usual = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
        return new ServerOAuth2AuthorizationRequestResolver() {
            @Override
            public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
                return usual.resolve(exchange).map(request -> again(request, exchange));
            }

            @Override
            public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
                return usual.resolve(exchange, registration).map(request -> again(request, exchange));
            }
        };
    }

    private static OAuth2AuthorizationRequest again(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return "login".equals(exchange.getRequest().getQueryParams().getFirst("prompt"))
                ? OAuth2AuthorizationRequest.from(request)
                        .additionalParameters(more -> more.put("prompt", "login"))
                        .build()
                : request;
    }

    private static ServerAuthenticationSuccessHandler begin(SessionLimits limits) {
        var goOn = new RedirectServerAuthenticationSuccessHandler("/");
        return (where, who) ->
                where.getExchange().getSession().doOnNext(limits::begin).then(goOn.onAuthenticationSuccess(where, who));
    }

    /** The provider ends its session too, else the next person at this screen would be the last one. */
    private static ServerLogoutSuccessHandler atTheProviderToo(ReactiveClientRegistrationRepository provider) {
        var there = new OidcClientInitiatedServerLogoutSuccessHandler(provider);
        there.setPostLogoutRedirectUri("{baseUrl}/");
        there.setLogoutSuccessUrl(URI.create("/signed-out"));
        var here = new RedirectServerLogoutSuccessHandler();
        here.setLogoutSuccessUrl(URI.create("/signed-out"));
        return (WebFilterExchange where, org.springframework.security.core.Authentication who) -> there.onLogoutSuccess(
                        where, who)
                .onErrorResume(ProviderAway.class, away -> here.onLogoutSuccess(where, who));
    }
}
