package org.backline.dashboard.signin;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in, under {@code backline.sign-in}.
 *
 * @param issuer the OpenID Connect provider
 * @param clientId the dashboard's name at the provider
 * @param clientSecret its secret; empty where nobody signs in with a browser
 * @param idle after how long without a hand on the page a session ends
 * @param warning how long before that the page says so
 * @param absolute after how long a session ends in any case
 */
@ConfigurationProperties("backline.sign-in")
record SignInSettings(
        URI issuer,
        @DefaultValue("backline-dashboard") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("15m") Duration idle,
        @DefaultValue("1m") Duration warning,
        @DefaultValue("12h") Duration absolute) {

    SignInSettings {
        if (warning.compareTo(idle) >= 0 || idle.compareTo(absolute) > 0) {
            throw new IllegalArgumentException("backline.sign-in needs warning < idle <= absolute, not %s, %s, %s"
                    .formatted(warning, idle, absolute));
        }
    }

    /** The provider's address without its path: what a content security policy names. */
    String issuerOrigin() {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
