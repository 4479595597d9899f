package org.backline.dashboard.signin;

import java.time.Duration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The OpenID Connect provider, asked for its addresses when the first person signs in: it may start after us. */
final class Provider implements ReactiveClientRegistrationRepository {

    /** Its name in our own addresses, for example {@code /login/oauth2/code/backline}. */
    static final String ID = "backline";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Mono<ClientRegistration> registration;

    Provider(SignInSettings settings) {
        registration = Mono.fromCallable(() -> ClientRegistrations.fromIssuerLocation(
                                settings.issuer().toString())
                        .registrationId(ID)
                        .clientId(settings.clientId())
                        .clientSecret(settings.clientSecret())
                        .scope("openid", "profile")
                        .userNameAttributeName("sub")
                        .build())
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .onErrorMap(ProviderAway::new)
                .cache(known -> Duration.ofMillis(Long.MAX_VALUE), away -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<ClientRegistration> findByRegistrationId(String id) {
        return ID.equals(id) ? registration : Mono.empty();
    }
}
